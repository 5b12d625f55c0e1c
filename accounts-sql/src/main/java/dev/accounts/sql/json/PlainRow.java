package dev.accounts.sql.json;

import dev.accounts.sql.json.JsonObject.Column;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object in the form in which PostgreSQL writes {@code jsonb}, where nothing is escaped:
 * texts, whole numbers and nulls, a space behind each colon and comma, and metadata of texts. That
 * is nearly every row, and a parser of all JSON takes several times as long for it; what is in any
 * other form is left to the parser.
 */
final class PlainRow {
  private static final Column[] COLUMNS = Column.values();

  private final String text;
  private int at;
  private int expected;

  private PlainRow(String text) {
    this.text = text;
  }

  /** The object, unless it is in another form. */
  static Optional<JsonObject> read(String text) {
    JsonObject row = new JsonObject();
    return new PlainRow(text).isReadInto(row) ? Optional.of(row) : Optional.empty();
  }

  private boolean isReadInto(JsonObject row) {
    if (text.indexOf('\\') >= 0 || !skip("{")) {
      return false;
    }
    do {
      if (!isMemberReadInto(row)) {
        return false;
      }
    } while (skip(", "));
    return skip("}") && at == text.length();
  }

  private boolean isMemberReadInto(JsonObject row) {
    Column column = column();
    if (column == null && (string() == null || !skip(": "))) {
      return false;
    }
    if (skip("null")) {
      return true;
    }
    if (column == Column.METADATA && skip("{")) {
      return skip("}") || (areEntriesReadInto(row) && skip("}"));
    }
    String value = isAt('"') ? string() : number();
    if (value != null && column != null) {
      row.put(column, value);
    }
    return value != null;
  }

  private boolean areEntriesReadInto(JsonObject row) {
    do {
      String key = string();
      String value = key != null && skip(": ") ? string() : null;
      if (key == null || value == null) {
        return false;
      }
      row.putEntry(key, value);
    } while (skip(", "));
    return true;
  }

  /** The column that comes next, mostly the one behind the last in the order of {@link Column}. */
  private @Nullable Column column() {
    int first = expected;
    do {
      Column column = COLUMNS[expected];
      expected = (expected + 1) % COLUMNS.length;
      if (skip(column.beginning())) {
        return column;
      }
    } while (expected != first);
    return null;
  }

  private @Nullable String string() {
    int end = isAt('"') ? text.indexOf('"', at + 1) : -1;
    if (end == -1) {
      return null;
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return value;
  }

  private @Nullable String number() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start ? text.substring(start, at) : null;
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean skip(String expectedText) {
    boolean isThere = text.startsWith(expectedText, at);
    if (isThere) {
      at += expectedText.length();
    }
    return isThere;
  }
}
