package dev.accounts.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server to cancel the statement that it met; run by another thread than the statement.
 */
final class Cancelling implements Statements.Preparation, Runnable {
  private final AtomicReference<@Nullable PreparedStatement> running = new AtomicReference<>();

  @Override
  public void prepare(PreparedStatement statement) {
    running.set(statement);
  }

  @Override
  public void run() {
    PreparedStatement statement = running.get();
    try {
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException alreadyOver) {
      // then the deadline ends it
    }
  }
}
