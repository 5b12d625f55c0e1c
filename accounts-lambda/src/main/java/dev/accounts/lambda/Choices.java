package dev.accounts.lambda;

import dev.accounts.lambda.FieldError.In;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;

/** Reads values of which there are only so many. */
final class Choices {
  private Choices() {}

  static <E extends Enum<E>> Optional<E> one(
      E[] all, String text, FieldErrors errors, In in, String pointer) {
    Optional<E> found = Arrays.stream(all).filter(one -> one.name().equals(text)).findFirst();
    if (found.isEmpty()) {
      errors.add(in, pointer, "bad-value", "must be one of " + Arrays.toString(all));
    }
    return found;
  }

  static Optional<Currency> currency(String text, FieldErrors errors, In in, String pointer) {
    try {
      return Optional.of(Currency.getInstance(text));
    } catch (IllegalArgumentException unknown) {
      errors.add(in, pointer, "bad-value", "must be an ISO 4217 currency code");
      return Optional.empty();
    }
  }
}
