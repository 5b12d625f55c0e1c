package dev.accounts.local;

import java.nio.file.Path;

/** What a person at the terminal needs first. */
final class Greeting {
  private static final String TEXT =
      """

      Accounts API: {api}

      Try it; the token is good for an hour:
        curl -H 'Authorization: Bearer {token}' {api}/accounts/tree

      Another token, for anybody in any tenant:
        curl -s -H 'Content-Type: application/json' -d '{"sub":"ada","tenant":"demo"}' {api}/local/tokens

      {kept}
      Stop it with Ctrl-C.\
      """;

  private Greeting() {}

  static String of(LocalService service, Options options) {
    String token = service.pool().idToken("ada", DemoAccounts.TENANT);
    String kept =
        options
            .directory()
            .map(Path::toAbsolutePath)
            .map(path -> "Data and keys are kept in " + path.normalize() + ".")
            .orElse("Nothing is kept.");
    return TEXT.replace("{api}", service.base().toString())
        .replace("{token}", token)
        .replace("{kept}", kept);
  }
}
