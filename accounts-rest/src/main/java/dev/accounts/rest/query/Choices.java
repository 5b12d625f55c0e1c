package dev.accounts.rest.query;

import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;

/** Reads values of which there are only so many. */
public final class Choices {
  private Choices() {}

  /** The constant of this name; an error when there is none. */
  public static <E extends Enum<E>> Optional<E> one(
      E[] all, String text, FieldErrors errors, In in, String pointer) {
    for (E one : all) {
      if (one.name().equals(text)) {
        return Optional.of(one);
      }
    }
    errors.add(in, pointer, "bad-value", "must be one of " + Arrays.toString(all));
    return Optional.empty();
  }

  /** The currency of this code; an error when there is none. */
  public static Optional<Currency> currency(
      String text, FieldErrors errors, In in, String pointer) {
    try {
      return Optional.of(Currency.getInstance(text));
    } catch (IllegalArgumentException unknown) {
      errors.add(in, pointer, "bad-value", "must be an ISO 4217 currency code");
      return Optional.empty();
    }
  }
}
