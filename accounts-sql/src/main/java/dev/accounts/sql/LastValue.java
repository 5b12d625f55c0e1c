package dev.accounts.sql;

import java.util.function.Function;

/**
 * Reads values from texts, and the same text twice in a row only once: the accounts of a page have
 * much in common.
 */
final class LastValue<T> {
  private final Function<String, T> reader;
  private String text;
  private T value;

  /** Begins with a text that can be read. */
  LastValue(Function<String, T> reader, String first) {
    this.reader = reader;
    this.text = first;
    this.value = reader.apply(first);
  }

  T of(String next) {
    if (!next.equals(text)) {
      value = reader.apply(next);
      text = next;
    }
    return value;
  }
}
