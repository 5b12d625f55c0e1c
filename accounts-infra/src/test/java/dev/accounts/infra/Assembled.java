package dev.accounts.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates as the build fills them, around zips of a few bytes. */
final class Assembled {
  private static final Deployment DEPLOYMENT = deploymentOf("the function");
  private static final Map<String, Template> PARSED = new ConcurrentHashMap<>();

  private Assembled() {}

  static Deployment deploymentOf(String zipContent) {
    try {
      Path zip = Files.createTempFile("accounts", ".zip");
      Files.writeString(zip, zipContent);
      zip.toFile().deleteOnExit();
      return Deployment.of(zip, zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code main}, {@code auth}, {@code data}, {@code api}, … */
  static Template template(String name) {
    return PARSED.computeIfAbsent(
        name, it -> Template.parse(it, DEPLOYMENT.template(it + ".yaml")));
  }
}
