package dev.accounts.local.page;

import java.util.Map;

/** Media types of what a page is made of. */
final class FileType {
  private static final String UNKNOWN = "application/octet-stream";
  private static final Map<String, String> BY_EXTENSION =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "webmanifest", "application/manifest+json",
          "ts", "text/plain; charset=utf-8",
          "txt", "text/plain; charset=utf-8");

  private FileType() {}

  static String of(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
  }
}
