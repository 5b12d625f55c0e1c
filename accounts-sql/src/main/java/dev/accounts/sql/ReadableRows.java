package dev.accounts.sql;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.sql.json.JsonObject;
import dev.accounts.sql.json.JsonObject.Column;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows as what they hold. A row that breaks a rule, as when its currency is newer than this Java or
 * SQL was written by hand, is left out and logged with its id, so that it does not take the others
 * of its page with it.
 */
final class ReadableRows {
  private static final System.Logger LOG = System.getLogger(ReadableRows.class.getName());

  private ReadableRows() {}

  /** One result for each row, empty where the row cannot be read. */
  static <T> List<Optional<T>> read(
      List<Map<String, String>> rows, Function<JsonObject, T> reader) {
    List<Optional<T>> results = new ArrayList<>(rows.size());
    for (Map<String, String> row : rows) {
      results.add(read(row.getOrDefault("account", "{}"), reader));
    }
    return results;
  }

  /** What the JSON of one account says, empty where it cannot be read. */
  static <T> Optional<T> read(String json, Function<JsonObject, T> reader) {
    return read(JsonObject.parse(json), reader);
  }

  private static <T> Optional<T> read(JsonObject row, Function<JsonObject, T> reader) {
    try {
      return Optional.of(reader.apply(row));
    } catch (RepositoryException unreadable) {
      String id = row.optional(Column.ID).orElse("without an id");
      LOG.log(
          Level.ERROR,
          "Account {0} breaks a rule and is left out ({1})",
          id,
          unreadable.getCause());
      return Optional.empty();
    }
  }

  /**
   * That some row of those that were asked for can be read.
   *
   * @throws RepositoryException when none can
   */
  static void checkSome(boolean some) {
    if (!some) {
      throw RepositoryException.defect(
          "The database holds a page of accounts that all break a rule",
          new IllegalStateException("The log names the accounts"),
          RepositoryException.Applied.NO);
    }
  }
}
