package dev.accounts.jdbc;

import dev.accounts.application.port.Deadline;
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

  static List<Map<String, String>> run(Handle handle, SqlCall call, Deadline deadline)
      throws SQLException {
    try (Query query = handle.createQuery(call.statement())) {
      call.parameters().forEach((name, value) -> query.bind(name, value.orElse(null)));
      query.setQueryTimeout(Math.max(1, millis(deadline) / 1000));
      return query.map((row, context) -> columns(row)).list();
    } catch (StatementException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  static int millis(Deadline deadline) {
    return Math.toIntExact(Math.clamp(deadline.remaining().toMillis(), 1, Integer.MAX_VALUE / 2));
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
