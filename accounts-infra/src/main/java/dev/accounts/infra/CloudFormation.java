package dev.accounts.infra;

import java.util.List;

/**
 * The deployment's templates as they were written: the build still has to fill in the contract and
 * the hashes of what belongs to them.
 */
public final class CloudFormation {
  private static final List<String> NAMES = List.of("main", "auth", "data", "api", "web");

  private CloudFormation() {}

  /** The names of all templates; {@code main} nests the others. */
  public static List<String> names() {
    return NAMES;
  }

  /** A template as YAML, with CloudFormation's short tags. */
  public static String text(String name) {
    return Resource.text("/cloudformation/" + name + ".yaml");
  }
}
