package dev.accounts.sql.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs one statement that has no parameters, over whatever reaches the database. */
@FunctionalInterface
public interface SqlRunner {

  /**
   * Runs the statement in a transaction of its own, or joins the one that is open.
   *
   * @return the first column of each row as text; empty when the statement gives no rows
   */
  List<String> run(String statement);

  /** Runs statements on a JDBC connection, which stays open. */
  static SqlRunner on(Connection connection) {
    return statement -> {
      try (Statement jdbc = connection.createStatement()) {
        List<String> firstColumn = new ArrayList<>();
        if (jdbc.execute(statement)) {
          ResultSet rows = jdbc.getResultSet();
          while (rows.next()) {
            firstColumn.add(rows.getString(1));
          }
        }
        return firstColumn;
      } catch (SQLException e) {
        throw new IllegalStateException("The database refused a statement of the schema", e);
      }
    };
  }
}
