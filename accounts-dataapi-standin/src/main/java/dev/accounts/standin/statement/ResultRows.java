package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole result, within the limits of the service. */
record ResultRows(List<Column> columns, List<List<Optional<String>>> rows) {
  private static final int MOST_BYTES_OF_ROW = 64 * 1024;
  private static final int MOST_BYTES = 1024 * 1024;

  static ResultRows read(ResultSet result, ResultForm form) throws SQLException {
    List<Column> columns = columns(result.getMetaData(), form);
    List<List<Optional<String>>> rows = new ArrayList<>();
    int bytes = 0;
    while (result.next()) {
      List<Optional<String>> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(Optional.ofNullable(result.getString(i)));
      }
      int bytesOfRow = bytes(row);
      if (bytesOfRow > MOST_BYTES_OF_ROW) {
        throw ErrorType.UNSUPPORTED_RESULT.refuse("Packet for query is too large");
      }
      bytes += bytesOfRow;
      checkSize(bytes);
      rows.add(row);
    }
    return new ResultRows(columns, rows);
  }

  static void checkSize(int bytes) {
    if (bytes > MOST_BYTES) {
      throw ErrorType.UNSUPPORTED_RESULT.refuse(
          "Database returned more than the allowed response size limit");
    }
  }

  private static List<Column> columns(ResultSetMetaData metadata, ResultForm form)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(Column.of(metadata, i, form));
    }
    return columns;
  }

  private static int bytes(List<Optional<String>> row) {
    return row.stream()
        .flatMap(Optional::stream)
        .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
