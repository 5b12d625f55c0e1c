package dev.accounts.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code aws cloudformation package} takes: filled templates beside the zips of the functions.
 *
 * @param api the zip of the API's function
 * @param operations the zip of the other functions
 * @param templates filled texts by file name
 */
record Deployment(Path api, Path operations, Map<String, String> templates) {
  /** The name of the API's zip in the templates. */
  static final String API = "accounts-lambda.zip";

  /** The name of the other zip in the templates. */
  static final String OPERATIONS = "accounts-operations.zip";

  /**
   * Fills every template.
   *
   * @throws NoSuchFileException when a zip is missing; it says how to build it
   */
  static Deployment of(Path api, Path operations) throws IOException {
    for (Path zip : List.of(api, operations)) {
      if (!Files.isRegularFile(zip)) {
        throw new NoSuchFileException(
            zip.toString(), null, "build it first: ./mvnw package -pl accounts-infra -am");
      }
    }
    Placeholders placeholders = Placeholders.forZip(Files.readAllBytes(api));
    Map<String, String> templates = new LinkedHashMap<>();
    for (String name : CloudFormation.names()) {
      templates.put(name + ".yaml", placeholders.fill(CloudFormation.text(name)));
    }
    return new Deployment(api, operations, templates);
  }

  /**
   * One filled template.
   *
   * @throws NullPointerException when there is no such file
   */
  String template(String file) {
    return Objects.requireNonNull(templates.get(file), file);
  }

  /** The zip that the templates call so. */
  Path zip(String name) {
    return name.equals(OPERATIONS) ? operations : api;
  }

  /** Writes templates and zips into a directory, which is made if need be. */
  void writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, String> template : templates.entrySet()) {
      Files.writeString(directory.resolve(template.getKey()), template.getValue());
    }
    for (String zip : List.of(API, OPERATIONS)) {
      Files.copy(zip(zip), directory.resolve(zip), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
