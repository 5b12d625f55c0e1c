package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import java.util.regex.Pattern;

/** What a text is to be sent as. */
enum TypeHint {
  DATE("date", "\\d{4}-\\d{2}-\\d{2}"),
  DECIMAL("numeric", ".*"),
  JSON("json", ".*"),
  TIME("time", "\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?"),
  TIMESTAMP("timestamp", "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?"),
  UUID("uuid", ".*");

  private final String type;
  private final Pattern format;

  TypeHint(String type, String format) {
    this.type = type;
    this.format = Pattern.compile(format, Pattern.DOTALL);
  }

  static TypeHint parse(String name) {
    for (TypeHint hint : values()) {
      if (hint.name().equals(name)) {
        return hint;
      }
    }
    throw ErrorType.VALIDATION.refuse("%s is not a type hint.".formatted(name));
  }

  /** The type of PostgreSQL. */
  String type() {
    return type;
  }

  /** Refuses a text that is not written as the hint demands, without repeating it. */
  void check(String parameter, String text) {
    if (!format.matcher(text).matches()) {
      throw ErrorType.VALIDATION.refuse(
          "The value of the parameter %s is not in the format of the type hint %s."
              .formatted(parameter, name()));
    }
  }
}
