package dev.accounts.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The drop-in for Amplify projects: what people copy, beside templates made of the deployment's.
 */
final class Amplify {
  private static final List<String> TEMPLATES = List.of("data", "api");

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
    String key =
        "accounts/accounts-lambda-" + ContentHash.of(Files.readAllBytes(deployment.zip())) + ".zip";
    Path gen1 = directory.resolve("gen1");
    for (AmplifyCategory one : AmplifyCategory.all()) {
      String template = deployment.template(one.template());
      Files.writeString(
          gen1.resolve(one.directory()).resolve("template.json"),
          AmplifyTemplate.json(template, one.renamed(), key));
    }
    copyZip(gen1);
    Path gen2 = directory.resolve("gen2/accounts");
    for (String name : TEMPLATES) {
      String template = deployment.template(name + ".yaml");
      Files.writeString(
          gen2.resolve(name + ".json"), AmplifyTemplate.json(template, Map.of(), key));
    }
    copyZip(gen2);
  }

  private void copyZip(Path directory) throws IOException {
    Files.copy(
        deployment.zip(), directory.resolve(Deployment.ZIP), StandardCopyOption.REPLACE_EXISTING);
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
