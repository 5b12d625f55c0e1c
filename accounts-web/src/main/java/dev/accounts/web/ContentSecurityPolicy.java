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
    String text = new String(PageResource.existing("csp.txt"), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replace(ELSEWHERE, String.join(" ", connectSources)).strip())
        .collect(Collectors.joining("; "));
  }
}
