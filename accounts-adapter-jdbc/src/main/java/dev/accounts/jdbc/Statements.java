package dev.accounts.jdbc;

import dev.accounts.sql.SqlCall;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
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
    return run(
        handle,
        call,
        new StatementCustomizer() {
          @Override
          public void beforeExecution(PreparedStatement statement, StatementContext context)
              throws SQLException {
            statement.setQueryTimeout(seconds);
          }
        });
  }

  /**
   * The rows of the call.
   *
   * @param customizer meets the statement before it is run
   */
  static List<Map<String, String>> run(Handle handle, SqlCall call, StatementCustomizer customizer)
      throws SQLException {
    try (Query query = handle.createQuery(call.statement()).addCustomizer(customizer)) {
      // an argument that needs no look at its type, since all are text
      call.parameters().forEach((name, value) -> query.bind(name, text(value)));
      return query.scanResultSet((result, context) -> rows(result.get()));
    } catch (StatementException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  private static Argument text(Optional<String> value) {
    return (position, statement, context) -> statement.setString(position, value.orElse(null));
  }

  private static List<Map<String, String>> rows(ResultSet result) throws SQLException {
    ResultSetMetaData about = result.getMetaData();
    String[] labels = new String[about.getColumnCount()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = about.getColumnLabel(i + 1);
    }
    List<Map<String, String>> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(columns(result, labels));
    }
    return rows;
  }

  private static Map<String, String> columns(ResultSet row, String[] labels) throws SQLException {
    Map<String, String> columns = HashMap.newHashMap(labels.length);
    for (int i = 0; i < labels.length; i++) {
      String value = row.getString(i + 1);
      if (value != null) {
        columns.put(labels[i], value);
      }
    }
    return columns;
  }
}
