package dev.accounts.rest.http;

import java.util.List;

/**
 * Where a request goes.
 *
 * @param segments what follows the stage or the base path of a domain, which is what routes know
 * @param asCalled the whole path as the caller sees it, without a slash at the end
 */
public record RoutePath(List<String> segments, String asCalled) {
  public RoutePath {
    segments = List.copyOf(segments);
    asCalled = withoutLastSlash(asCalled);
  }

  /** Whether the path can be sent back in a header, and means the same to every browser. */
  public boolean isPlain() {
    return asCalled.startsWith("/")
        && !asCalled.endsWith("/")
        && !asCalled.contains("//")
        && isVisibleAscii(asCalled);
  }

  private static boolean isVisibleAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0x20 || c >= 0x7F || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** The segments of a path; a slash at its end does not count. */
  public static List<String> segments(String path) {
    String bare = withoutLastSlash(path);
    return List.of((bare.startsWith("/") ? bare.substring(1) : bare).split("/", -1));
  }

  private static String withoutLastSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
