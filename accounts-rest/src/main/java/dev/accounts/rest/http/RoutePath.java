package dev.accounts.rest.http;

import java.util.List;

/**
 * Where a request goes: under a stage, a custom domain's base path or nothing at all.
 *
 * @param segments the path from {@code accounts} on, which is what routes know
 * @param asCalled the whole path as the caller sees it, without a slash at the end
 */
public record RoutePath(List<String> segments, String asCalled) {
  private static final String FIRST = "accounts";

  /**
   * Reads a path.
   *
   * @param template the gateway's own template for it, if it is not one for everything: it says how
   *     many segments are ours
   * @param asCalled the path with stage and base path
   */
  public static RoutePath of(String path, String template, String asCalled) {
    List<String> whole = segments(path);
    boolean catchesAll = template.isEmpty() || template.contains("+}");
    int ours = catchesAll ? whole.size() : Math.min(whole.size(), segments(template).size());
    List<String> relative = whole.subList(whole.size() - ours, whole.size());
    int start = Math.max(0, relative.indexOf(FIRST));
    return new RoutePath(
        List.copyOf(relative.subList(start, relative.size())), withoutLastSlash(asCalled));
  }

  /** Whether the path can be sent back in a header, and means the same to every browser. */
  public boolean isPlain() {
    return asCalled.startsWith("/")
        && !asCalled.endsWith("/")
        && !asCalled.contains("//")
        && asCalled.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\');
  }

  private static List<String> segments(String path) {
    String bare = withoutLastSlash(path);
    return List.of((bare.startsWith("/") ? bare.substring(1) : bare).split("/", -1));
  }

  private static String withoutLastSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
