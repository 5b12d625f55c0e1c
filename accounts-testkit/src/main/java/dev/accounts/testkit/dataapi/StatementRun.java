package dev.accounts.testkit.dataapi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** One run of a statement with its values. */
record StatementRun(ParsedStatement statement, Parameters parameters, Duration limit) {
  private static final String CANCELED = "57014";

  ObjectNode on(Connection connection) {
    long start = System.nanoTime();
    try (PreparedStatement jdbc = connection.prepareStatement(statement.jdbc())) {
      parameters.bind(statement, jdbc);
      if (!jdbc.execute()) {
        return StatementAnswer.updated(Math.max(0, jdbc.getLargeUpdateCount()));
      }
      try (ResultSet rows = jdbc.getResultSet()) {
        return StatementAnswer.rows(ResultRows.read(rows));
      }
    } catch (SQLException e) {
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      boolean isTimeout = DatabaseErrors.state(e).equals(CANCELED) && taken.compareTo(limit) >= 0;
      throw isTimeout
          ? ErrorType.STATEMENT_TIMEOUT.refuse("Request timed out")
          : DatabaseErrors.told(e);
    }
  }
}
