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
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.ParsedSql;

/**
 * Runs a call on a connection that JDBI has opened. What a query of JDBI does besides, such as
 * copying its configuration, takes more time than the statement itself, and nothing here needs it:
 * all parameters and columns are text.
 */
final class Statements {
  /** By the statement; there are as many as the port has calls, for each schema's name. */
  private static final Map<String, ParsedSql> PARSED = new ConcurrentHashMap<>();

  private Statements() {}

  /** Meets a statement before it is run. */
  @FunctionalInterface
  interface Preparation {
    void prepare(PreparedStatement statement) throws SQLException;
  }

  /** The rows of the call. */
  static List<Map<String, String>> run(Handle handle, SqlCall call, Preparation preparation)
      throws SQLException {
    ParsedSql parsed = parsed(call.statement());
    try (PreparedStatement statement = handle.getConnection().prepareStatement(parsed.getSql())) {
      bind(statement, parsed.getParameters().getParameterNames(), call.parameters());
      preparation.prepare(statement);
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    }
  }

  private static ParsedSql parsed(String statement) {
    ParsedSql known = PARSED.get(statement);
    return known != null ? known : PARSED.computeIfAbsent(statement, NamedParameters::in);
  }

  private static void bind(
      PreparedStatement statement, List<String> names, Map<String, Optional<String>> parameters)
      throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      Optional<String> value = parameters.get(names.get(i));
      if (value == null) {
        throw new IllegalArgumentException("The call has no parameter " + names.get(i));
      }
      statement.setString(i + 1, value.orElse(null));
    }
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
