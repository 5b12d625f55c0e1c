package dev.accounts.sql;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads texts that are mostly the same one again, which is then not read again. */
final class Repeated<T> {
  private final Function<String, T> reader;
  private final AtomicReference<@Nullable Known<T>> last = new AtomicReference<>();

  Repeated(Function<String, T> reader) {
    this.reader = reader;
  }

  private record Known<T>(String text, T value) {}

  /** What the text says. */
  T read(String text) {
    Known<T> known = last.get();
    if (known == null || !known.text().equals(text)) {
      known = new Known<>(text, reader.apply(text));
      last.set(known);
    }
    return known.value();
  }
}
