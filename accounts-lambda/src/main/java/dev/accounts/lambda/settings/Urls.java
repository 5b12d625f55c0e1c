package dev.accounts.lambda.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Judges URLs from the settings. */
public final class Urls {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Urls() {}

  /** Whether what comes from there can be trusted to come from there. */
  public static boolean isSafe(String url) {
    return parse(url)
        .filter(uri -> uri.getHost() != null)
        .filter(uri ->
            "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())))
        .isPresent();
  }

  /** Whether it leads to this machine. */
  static boolean isHere(String url) {
    return isSafe(url) && parse(url).filter(u -> THIS_MACHINE.contains(u.getHost())).isPresent();
  }

  /** Whether it is nothing but a scheme, a host, perhaps a port, and a path without lists. */
  static boolean isPlain(String url) {
    return url.matches("[a-z]+://[^/?#@,]+(/[^?#,]*)?");
  }

  /** Whether it is an origin as browsers write it. */
  static boolean isOrigin(String url) {
    return parse(url)
        .filter(uri -> uri.getHost() != null)
        .filter(uri -> url.matches("https?://[^A-Z/?#@]+"))
        .filter(uri -> uri.getPort() != ("https".equals(uri.getScheme()) ? 443 : 80))
        .isPresent();
  }

  private static Optional<URI> parse(String url) {
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
