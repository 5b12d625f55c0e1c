package dev.accounts.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The deployment's templates as they were written: the build still has to fill in the contract and
 * the hashes of what belongs to them.
 */
final class CloudFormation {
  private static final List<String> NAMES = List.of("main", "auth", "data", "api", "relay", "web");

  private CloudFormation() {}

  /** The names of all templates; {@code main} nests the others. */
  static List<String> names() {
    return NAMES;
  }

  /** A template as YAML, with CloudFormation's short tags. */
  static String text(String name) {
    String path = "/cloudformation/" + name + ".yaml";
    try (InputStream in = CloudFormation.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The jar of accounts-infra lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
