package dev.accounts.standin.statement;

import dev.accounts.standin.wire.DatabaseErrors;
import dev.accounts.standin.wire.ErrorType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** One run of a statement with its values. */
public record StatementRun(
    ParsedStatement statement, Parameters parameters, ResultForm form, Duration limit) {
  private static final String CANCELED = "57014";

  /** Runs it on a connection. */
  public ObjectNode on(Connection connection) {
    long start = System.nanoTime();
    try (PreparedStatement jdbc = connection.prepareStatement(statement.jdbc())) {
      parameters.bind(jdbc);
      jdbc.execute();
      return StatementResponse.of(jdbc, form);
    } catch (SQLException e) {
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      boolean isTimeout = DatabaseErrors.state(e).equals(CANCELED) && taken.compareTo(limit) >= 0;
      throw isTimeout
          ? ErrorType.STATEMENT_TIMEOUT.refuse("Request timed out")
          : DatabaseErrors.of(e);
    }
  }
}
