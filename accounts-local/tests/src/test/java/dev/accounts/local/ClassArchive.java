package dev.accounts.local;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The program's classes in an archive of the JVM, which every start of the program maps instead of
 * reading and checking each class again: that is a third of what a start takes.
 */
final class ClassArchive {
  private static final Path DIRECTORY = DataDirectories.empty("classes");
  private static final String CLASS_PATH = classPath();
  private static final Path ARCHIVE = written();

  private ClassArchive() {}

  /** Options of a JVM that uses it. */
  static List<String> options() {
    return List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-cp", CLASS_PATH);
  }

  /** The same, behind which tests have programs of their own. */
  static List<String> optionsWithTests() {
    URL location = UnhurriedMain.class.getProtectionDomain().getCodeSource().getLocation();
    Path tests = Path.of(URI.create(location.toString()));
    return List.of(
        "-XX:SharedArchiveFile=" + ARCHIVE, "-cp", CLASS_PATH + File.pathSeparator + tests);
  }

  /**
   * As people have it: without tests, and nothing but jars, which is what an archive is made of.
   */
  private static String classPath() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!Files.isDirectory(Path.of(entry))) {
        jars.add(entry);
      } else if (!entry.endsWith("test-classes")) {
        jars.add(jar(entry, DIRECTORY.resolve(jars.size() + ".jar")));
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  private static String jar(String classes, Path jar) {
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    String file = jar.toString();
    if (tool.run(System.out, System.err, "-c", "-0", "-f", file, "-C", classes, ".") != 0) {
      throw new AssertionError("no jar of " + classes);
    }
    return file;
  }

  /** By a program that has started and stopped. */
  private static Path written() {
    Path archive = DIRECTORY.resolve("classes.jsa");
    List<String> options = List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", CLASS_PATH);
    String data = "--data=" + DataDirectories.used("classes");
    try (Program program = Program.with(options, "--port=0", data)) {
      program.ready();
      program.stop();
    }
    if (!Files.exists(archive)) {
      throw new AssertionError("no archive of the program's classes");
    }
    return archive;
  }
}
