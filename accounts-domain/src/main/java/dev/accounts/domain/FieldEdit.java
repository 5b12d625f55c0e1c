package dev.accounts.domain;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a merge patch (RFC 7396) says of one field: nothing, a new value, or null. */
public sealed interface FieldEdit<T> {

  /** The field is left as it is. */
  record Keep<T>() implements FieldEdit<T> {}

  /** The field gets this value. */
  record Put<T>(T value) implements FieldEdit<T> {}

  /** The field is emptied. */
  record Clear<T>() implements FieldEdit<T> {}

  static <T> FieldEdit<T> keep() {
    return new Keep<>();
  }

  static <T> FieldEdit<T> put(T value) {
    return new Put<>(value);
  }

  static <T> FieldEdit<T> clear() {
    return new Clear<>();
  }

  /** The field becomes exactly what is here, which may be nothing. */
  static <T> FieldEdit<T> become(Optional<T> value) {
    return value.<FieldEdit<T>>map(Put::new).orElseGet(Clear::new);
  }

  /** The field's value after this edit. */
  default Optional<T> applyTo(Optional<T> current) {
    return switch (this) {
      case Keep<T> keep -> current;
      case Put<T>(T value) -> Optional.of(value);
      case Clear<T> clear -> Optional.empty();
    };
  }

  /** Whether the field is touched at all. */
  default boolean touches() {
    return !(this instanceof Keep<T>);
  }

  /** The new value, when there is one. */
  default Optional<T> newValue() {
    return applyTo(Optional.empty());
  }

  /** The same edit with its value, if any, made into its normal form. */
  default FieldEdit<T> map(UnaryOperator<T> normalise) {
    return this instanceof Put<T>(T value) ? new Put<>(normalise.apply(value)) : this;
  }
}
