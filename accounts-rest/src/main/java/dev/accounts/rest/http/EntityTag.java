package dev.accounts.rest.http;

import dev.accounts.domain.Version;
import dev.accounts.rest.http.FieldError.In;
import java.nio.charset.StandardCharsets;

/** An account's version as an entity tag, and the two headers that name one. */
public final class EntityTag {
  private EntityTag() {}

  /** The tag of this version. */
  public static String of(Version version) {
    return "\"" + version + "\"";
  }

  /** The tag as part of what a request is. */
  public static byte[] bytes(Version version) {
    return of(version).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The version that the caller saw; a tag that no account can have never matches. A tag that was
   * made weak on the way, as by a proxy that compresses, still names our version: decision 14.
   *
   * @throws Rejected when there is no {@code If-Match}
   */
  public static Version expected(Headers headers, FieldErrors errors) {
    String value =
        headers.value("If-Match").orElseThrow(() -> new Rejected(ProblemCode.IF_MATCH_REQUIRED));
    String tag = value.startsWith("W/") ? value.substring(2) : value;
    if (tag.length() < 2 || tag.indexOf('"', 1) != tag.length() - 1 || tag.charAt(0) != '"') {
      errors.add(
          In.HEADER, "/If-Match", "bad-value", "must be exactly one entity tag, such as \"1\"");
      return Version.NONE;
    }
    return version(tag);
  }

  private static Version version(String tag) {
    String digits = tag.substring(1, tag.length() - 1);
    boolean number = digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && !digits.isEmpty() && digits.charAt(0) != '0'
        ? new Version(Long.parseLong(digits))
        : Version.NONE;
  }

  /** Whether {@code If-None-Match} names this version, so that it need not be sent again. */
  public static boolean isKnown(Headers headers, Version version) {
    String current = of(version);
    for (String tag : headers.value("If-None-Match").orElse("").split(",", -1)) {
      String bare = tag.strip();
      if (bare.equals("*") || bare.equals(current) || bare.equals("W/" + current)) {
        return true;
      }
    }
    return false;
  }
}
