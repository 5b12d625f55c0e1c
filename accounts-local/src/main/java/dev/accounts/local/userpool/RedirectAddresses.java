package dev.accounts.local.userpool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where a browser may be sent with a code: to applications on this machine, and to addresses that
 * were named at start.
 */
record RedirectAddresses(Set<String> named) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  boolean allow(String address) {
    if (named.contains(address)) {
      return true;
    }
    try {
      URI uri = new URI(address);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && isLoopback(uri.getHost())
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  /** Whether a host name means this machine. */
  static boolean isLoopback(String host) {
    return host != null && LOOPBACK.contains(host);
  }

  /** The origin of an allowed address, as a content security policy names it. */
  static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
