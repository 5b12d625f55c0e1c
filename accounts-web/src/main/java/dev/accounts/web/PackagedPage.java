package dev.accounts.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page that this build has, if it could make one. */
public final class PackagedPage {
  private PackagedPage() {}

  /** Every file by its path below the page's root, such as {@code index.html}; none without npm. */
  public static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    PageResource.bytes("page.files")
        .ifPresent(list ->
            new String(list, StandardCharsets.UTF_8)
                .lines()
                .forEach(path -> files.put(path, PageResource.existing("page/" + path))));
    return files;
  }
}
