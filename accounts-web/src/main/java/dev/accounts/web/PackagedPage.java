package dev.accounts.web;

import java.util.Map;

/** The page that this build has, if it could make one. */
public final class PackagedPage {
  private PackagedPage() {}

  /** Every file by its path below the page's root, such as {@code index.html}; none without npm. */
  public static Map<String, byte[]> files() {
    return PageResource.folder("page");
  }
}
