package dev.accounts.local;

import java.nio.file.Path;

/** What a person at the terminal needs first. */
final class Greeting {
  private static final String TEXT =
      """

      {page}
      Accounts API: {api}

      Try it; the token is good for an hour, and you may be anybody in any tenant:
        token=$(curl -s {api}/local/tokens \\
          -H 'Content-Type: application/json' -d '{"sub":"ada","tenant":"demo"}' |
          sed 's/.*"id_token":"\\([^"]*\\)".*/\\1/')
        curl -s {api}/accounts/tree -H "Authorization: Bearer $token"

      {kept}
      Stop it with Ctrl-C.\
      """;

  private static final String PAGE =
      "Web page: {api}/ (sign in as anybody; the demo accounts belong to the tenant demo)";
  private static final String NO_PAGE =
      "No web page: this build left it out, because it needs Node.js 20.19 or newer with npm.";

  private Greeting() {}

  static String of(LocalService service, Options options) {
    String kept =
        options
            .directory()
            .map(Path::toAbsolutePath)
            .map(path -> "Data and keys are kept in " + path.normalize() + ".")
            .orElse("Nothing is kept.");
    return TEXT.replace("{page}", service.hasPage() ? PAGE : NO_PAGE)
        .replace("{api}", service.base().toString())
        .replace("{kept}", kept);
  }
}
