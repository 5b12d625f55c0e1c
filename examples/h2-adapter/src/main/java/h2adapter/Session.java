package h2adapter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs statements in the transaction of one call. */
record Session(Connection connection) {

  /** Makes something of the row that the result is at. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> all(String query, Row<T> row, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(query, parameters);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return rows;
    }
  }

  <T> Optional<T> first(String query, Row<T> row, Object... parameters) throws SQLException {
    return all(query, row, parameters).stream().findFirst();
  }

  void run(String statement, Object... parameters) throws SQLException {
    try (PreparedStatement prepared = prepared(statement, parameters)) {
      prepared.executeUpdate();
    }
  }

  private PreparedStatement prepared(String statement, Object... parameters) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
    return prepared;
  }
}
