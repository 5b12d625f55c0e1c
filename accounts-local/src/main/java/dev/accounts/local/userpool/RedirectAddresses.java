package dev.accounts.local.userpool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a browser may be sent with a code: to applications on this machine, and to addresses that
 * were named at start. Never to the pool itself, which would ask again; and never to an address
 * with more than visible ASCII, which could end the header that it is sent in. At the pool's own
 * origin only the page that is served there counts as an application.
 *
 * @param page the addresses of that page
 * @param ownPort where the pool itself is
 */
record RedirectAddresses(Set<String> named, Set<String> page, int ownPort) {
  private static final Pattern PLAIN = Pattern.compile("[!-~]+");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  boolean allow(String address) {
    if (!PLAIN.matcher(address).matches()) {
      return false;
    }
    try {
      URI uri = new URI(address);
      return isOwn(uri) ? page.contains(address) : named.contains(address) || isOnThisMachine(uri);
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private boolean isOwn(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return isLoopback(uri.getHost()) && (uri.getPort() < 0 ? usual : uri.getPort()) == ownPort;
  }

  private static boolean isOnThisMachine(URI uri) {
    return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && isLoopback(uri.getHost())
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null;
  }

  private static boolean isLoopback(String host) {
    return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  /** The origin of an allowed address, as a content security policy names it. */
  static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
