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

  /** The name that is registered, and the one that many programs send. */
  private static final Set<String> UTF_8 = Set.of("charset=utf-8", "charset=utf8");

  /** What a whole chart may be sent as. */
  public static final Set<String> CHART = Set.of("text/csv", "application/json");

  private static final int LONGEST_SHOWN = 80;

  private MediaType() {}

  /**
   * Checks {@code Content-Type}; a charset other than UTF-8 is another form.
   *
   * @return the form, without parameters and in lower case
   * @throws Rejected when the body is in another form, or does not say in which
   */
  public static String require(Headers headers, Set<String> accepted) {
    String[] parts = headers.value("Content-Type").orElse("").split(";", -1);
    String type = parts[0].strip();
    if (!accepted.contains(type.toLowerCase(Locale.ROOT))) {
      throw unsupported(
          "Send " + String.join(" or ", accepted.stream().sorted().toList()),
          type.isEmpty() ? "a body without Content-Type" : type);
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "").toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset=") && !UTF_8.contains(parameter)) {
        throw unsupported("Send UTF-8", parts[i].strip());
      }
    }
    return type.toLowerCase(Locale.ROOT);
  }

  private static Rejected unsupported(String wanted, String sent) {
    String shown = sent.length() > LONGEST_SHOWN ? sent.substring(0, LONGEST_SHOWN) + "…" : sent;
    return new Rejected(
        Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).saying(wanted + ", not " + shown + "."));
  }
}
