package dev.accounts.local;

import java.nio.file.Path;

/** What a person at the terminal needs first. */
final class Greeting {
  private static final String TEXT =
      """

      {page}
      Accounts API: {api}

      Try it, as any user of any tenant:
        token=$(curl -s {api}/local/tokens \\
          -H 'Content-Type: application/json' -d '{"sub":"ada","tenant":"demo"}' |
          sed 's/.*"id_token":"\\([^"]*\\)".*/\\1/')
        curl -s {api}/accounts/tree -H "Authorization: Bearer $token"

      {kept}
      Stop it with Ctrl-C.\
      """;

  private static final String PAGE =
      """
      Web page: {api}/ (sign in with any name; the demo accounts are in the tenant demo)
      Documentation of the API, to try it: {api}/docs\
      """;
  private static final String NO_PAGE =
      "No web page and no /docs: this build has none, because they need npm and Node.js 20.19,"
          + " 22.12, 24 or newer.";

  private Greeting() {}

  static String of(LocalService service, Options options) {
    return TEXT.replace("{page}", service.hasPage() ? PAGE : NO_PAGE)
        .replace("{api}", service.base().toString())
        .replace("{kept}", kept(options));
  }

  private static String kept(Options options) {
    boolean inMemory = options.adapter() == Options.Adapter.MEMORY;
    return options
        .directory()
        .map(Path::toAbsolutePath)
        .map(path -> (inMemory ? "Keys" : "Data and keys") + " are in " + path.normalize() + ".")
        .map(line -> inMemory ? "Accounts are in memory only. " + line : line)
        .orElse("Accounts are in memory only. Nothing is kept.");
  }
}
