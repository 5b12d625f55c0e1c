package dev.accounts.infra;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The drop-in for Amplify projects: what people copy, beside templates made of the deployment's.
 */
final class Amplify {
  private final Deployment deployment;
  private final Path sources;

  /**
   * Made of a deployment.
   *
   * @param sources the directory with what is the same for every build: {@code gen1}, {@code gen2}
   */
  Amplify(Deployment deployment, Path sources) {
    this.deployment = deployment;
    this.sources = sources;
  }

  /** Writes {@code gen1} and {@code gen2} into a directory, which is made if need be. */
  void writeTo(Path directory) throws IOException {
    copy(sources, directory);
    Path gen1 = directory.resolve("gen1");
    Path code = emptied(gen1.resolve("code"));
    Path gen2 = directory.resolve("gen2/accounts");
    for (AmplifyCategory one : AmplifyCategory.all()) {
      String template = deployment.template(one.template());
      Path zip = deployment.zip(one.zip());
      String object =
          one.zip().replace(".zip", "-" + ContentHash.of(Files.readAllBytes(zip)) + ".zip");
      String key = "accounts/" + object;
      Files.writeString(
          gen1.resolve(one.directory()).resolve("template.json"),
          AmplifyTemplate.json(template, one.renamed(), key));
      Files.copy(zip, code.resolve(object));
      Files.writeString(
          gen2.resolve(one.template().replace(".yaml", ".json")),
          AmplifyTemplate.json(template, Map.of(), key));
      Files.copy(zip, gen2.resolve(one.zip()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Without the code of earlier builds, whose names are others. */
  private static Path emptied(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(directory)) {
      for (Path file : earlier) {
        Files.delete(file);
      }
    }
    return directory;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
