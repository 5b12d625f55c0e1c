package dev.accounts.sql.migration;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlStates;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs one statement that has no parameters, over whatever reaches the database. */
@FunctionalInterface
public interface SqlRunner {

  /**
   * Runs the statement in a transaction of its own, or joins the one that is open.
   *
   * @return the first column of each row as text; empty when the statement gives no rows
   */
  List<String> run(String statement);

  /**
   * Runs statements on a JDBC connection, which stays open. A statement that is refused is an
   * {@link IllegalStateException}; a connection that is lost is a {@link RepositoryException},
   * because the statement may have been run. The cause of both is the {@link SQLException}.
   */
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
        throw failure(e);
      }
    };
  }

  private static RuntimeException failure(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return SqlStates.kind(state) == FailureKind.IN_DOUBT
        ? RepositoryException.unavailable(
            SqlStates.message(state), failure, Applied.UNKNOWN, Duration.ofSeconds(2))
        : new IllegalStateException("The database refused a statement of the schema", failure);
  }
}
