package dev.accounts.web;

import java.util.Map;

/**
 * The API's documentation in the browser, if this build could make it. It reads {@code config.json}
 * beside itself, which its server adds, with the OpenAPI document that is named there.
 */
public final class PackagedDocumentation {
  private PackagedDocumentation() {}

  /** Every file by its path in the folder, such as {@code index.html}; none without npm. */
  public static Map<String, byte[]> files() {
    return PageResource.folder("docs");
  }
}
