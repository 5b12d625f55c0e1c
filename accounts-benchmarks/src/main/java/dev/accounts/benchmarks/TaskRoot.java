package dev.accounts.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A function made of one package of this module's classes and of libraries of its class path. */
final class TaskRoot {
  private TaskRoot() {}

  /** Copies the package of the handler, and libraries whose paths contain one of these. */
  static void of(Class<?> handler, List<String> libraries, Path root) throws IOException {
    String directory = handler.getPackageName().replace('.', '/');
    Path classes = Files.createDirectories(root.resolve(directory));
    Path origin = origin(handler);
    if (Files.isDirectory(origin)) {
      copyAll(origin.resolve(directory), classes);
    } else {
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + origin.toUri()), Map.of())) {
        copyAll(jar.getPath(directory), classes);
      }
    }
    Path lib = Files.createDirectories(root.resolve("lib"));
    String classPath = System.getProperty("java.class.path");
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(entry);
      if (libraries.stream().anyMatch(file.toString()::contains)) {
        Files.copy(file, lib.resolve(file.getFileName().toString()));
      }
    }
  }

  private static Path origin(Class<?> handler) {
    try {
      return Path.of(handler.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    for (Path file : filesIn(from)) {
      Files.copy(file, to.resolve(file.getFileName().toString()));
    }
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** How large a zip of everything would be. */
  static long zipBytes(Path root) throws IOException {
    Path zip = Files.createTempFile("accounts-benchmarks", ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : filesIn(root)) {
        out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    long size = Files.size(zip);
    Files.delete(zip);
    return size;
  }
}
