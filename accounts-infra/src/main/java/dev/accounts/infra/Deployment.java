package dev.accounts.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code aws cloudformation package} takes: filled templates beside the function's zip.
 *
 * @param zip the function's code
 * @param templates filled texts by file name
 */
record Deployment(Path zip, Map<String, String> templates) {
  /** As the templates name it. */
  static final String ZIP = "accounts-lambda.zip";

  /**
   * Fills every template.
   *
   * @throws NoSuchFileException when there is no such zip; it says how to build one
   */
  static Deployment of(Path zip) throws IOException {
    if (!Files.isRegularFile(zip)) {
      throw new NoSuchFileException(
          zip.toString(), null, "build it first: ./mvnw package -pl accounts-infra -am");
    }
    Placeholders placeholders = Placeholders.forZip(Files.readAllBytes(zip));
    Map<String, String> templates = new LinkedHashMap<>();
    for (String name : CloudFormation.names()) {
      templates.put(name + ".yaml", placeholders.fill(CloudFormation.text(name)));
    }
    return new Deployment(zip, templates);
  }

  /**
   * One filled template.
   *
   * @throws NullPointerException when there is no such file
   */
  String template(String file) {
    return Objects.requireNonNull(templates.get(file), file);
  }

  /** Writes templates and zip into a directory, which is made if need be. */
  void writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, String> template : templates.entrySet()) {
      Files.writeString(directory.resolve(template.getKey()), template.getValue());
    }
    Files.copy(zip, directory.resolve(ZIP), StandardCopyOption.REPLACE_EXISTING);
  }
}
