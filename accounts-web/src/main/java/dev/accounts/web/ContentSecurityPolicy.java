package dev.accounts.web;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** What the page may load and where it may call; the server of the page sends it with each file. */
public final class ContentSecurityPolicy {
  private static final String ELSEWHERE = "${ConnectSources}";

  private ContentSecurityPolicy() {}

  /**
   * The value of the header {@code Content-Security-Policy}.
   *
   * @param connectSources the origins of the API and of the user pool, such as {@code
   *     https://api.example.com}; the page's own need not be among them
   */
  public static String connectingTo(Collection<String> connectSources) {
    return text("csp.txt").replace(ELSEWHERE, String.join(" ", connectSources)).replace(" ;", ";");
  }

  /** The same for the documentation of the API, which calls its own origin only. */
  public static String ofDocumentation() {
    return text("docs-csp.txt");
  }

  private static String text(String name) {
    return new String(PageResource.existing(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.joining("; "));
  }
}
