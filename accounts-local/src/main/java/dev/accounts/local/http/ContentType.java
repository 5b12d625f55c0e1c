package dev.accounts.local.http;

import java.util.Locale;

/** Media types, compared as HTTP compares them. */
public final class ContentType {
  private ContentType() {}

  /** The type alone: lower case, without parameters. */
  public static String bare(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
