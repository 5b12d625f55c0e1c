package dev.accounts.rest.http;

import java.util.Locale;

/**
 * One thing that is wrong with one part of a request.
 *
 * @param pointer JSON pointer into the body, or a slash and the parameter's name
 * @param code stable, for programs
 * @param detail for people: what is allowed
 */
public record FieldError(In in, String pointer, String code, String detail) {

  /** The part of the request. */
  public enum In {
    BODY,
    QUERY,
    HEADER;

    private final String word = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
      return word;
    }
  }
}
