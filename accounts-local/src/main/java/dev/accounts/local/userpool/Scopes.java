package dev.accounts.local.userpool;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scopes that the pool grants to everybody. */
final class Scopes {
  static final List<String> ALL = List.of("openid", "email", "profile");
  static final String EVERY = String.join(" ", ALL);

  private Scopes() {}

  /** Those of the wanted scopes that there are; all of them when none is named. */
  static String granted(Optional<String> wanted) {
    return wanted
        .map(scopes ->
            Arrays.stream(scopes.split(" +"))
                .filter(ALL::contains)
                .collect(Collectors.joining(" ")))
        .orElse(EVERY);
  }
}
