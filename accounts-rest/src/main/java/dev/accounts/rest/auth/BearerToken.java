package dev.accounts.rest.auth;

import java.util.Optional;

/**
 * Finds the token in {@code Authorization}: after {@code Bearer}, or bare as Cognito's gateways
 * take it.
 */
final class BearerToken {
  /** API Gateway takes no more than this in all headers together. */
  private static final int LONGEST = 10_240;

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /** The token, if there is one that is worth reading. */
  static Optional<String> read(String authorization) {
    if (authorization.length() > LONGEST) {
      return Optional.empty();
    }
    boolean named = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = (named ? authorization.substring(SCHEME.length()) : authorization).strip();
    return token.isEmpty() || token.indexOf(' ') >= 0 ? Optional.empty() : Optional.of(token);
  }
}
