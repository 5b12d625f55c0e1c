package dev.accounts.local.function;

import java.util.Locale;
import java.util.Set;

/** The headers of a function that API Gateway passes on under another name. */
final class RemappedHeaders {
  private static final Set<String> REMAPPED =
      Set.of(
          "connection",
          "content-length",
          "date",
          "host",
          "server",
          "transfer-encoding",
          "user-agent",
          "www-authenticate");

  private RemappedHeaders() {}

  static String outgoing(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return REMAPPED.contains(lower) ? "x-amzn-Remapped-" + lower : name;
  }
}
