package dev.accounts.rest.http;

import java.util.Locale;
import java.util.Set;

/** Checks that a body is in a form that the route reads. */
public final class MediaType {
  /** What most routes take. */
  public static final Set<String> JSON = Set.of("application/json");

  /** What a patch may be sent as. */
  public static final Set<String> PATCH =
      Set.of("application/merge-patch+json", "application/json");

  private MediaType() {}

  /**
   * Checks {@code Content-Type}; a charset other than UTF-8 is another form.
   *
   * @throws Rejected when the body is in another form, or does not say in which
   */
  public static void require(Headers headers, Set<String> accepted) {
    String type = headers.value("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String[] parts = type.split(";", -1);
    boolean known = accepted.contains(parts[0].strip());
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      known &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
    }
    if (!known) {
      throw new Rejected(
          Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE)
              .saying("Send " + String.join(" or ", accepted.stream().sorted().toList()) + "."));
    }
  }
}
