package dev.accounts.jdbc;

import dev.accounts.sql.SqlCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementException;

/** Runs a call on an open connection. */
final class Statements {
  private Statements() {}

  /**
   * The rows of the call.
   *
   * @param seconds after these the server is asked to cancel the statement; 0 to leave it alone
   */
  static List<Map<String, String>> run(Handle handle, SqlCall call, int seconds)
      throws SQLException {
    try (Query query = handle.createQuery(call.statement())) {
      call.parameters().forEach((name, value) -> query.bind(name, value.orElse(null)));
      query.setQueryTimeout(seconds);
      return query.map((row, context) -> columns(row)).list();
    } catch (StatementException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  private static Map<String, String> columns(ResultSet row) throws SQLException {
    Map<String, String> columns = new HashMap<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      String value = row.getString(i);
      if (value != null) {
        columns.put(row.getMetaData().getColumnLabel(i), value);
      }
    }
    return columns;
  }
}
