package dev.accounts.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server to cancel the statement that it met; run by another thread than the statement. It
 * asks the driver itself: a pool gives up a connection on which a request fails, and closes it,
 * which waits for the statement and leaves the deadline nothing to end. A wrapper that does not say
 * what it wraps is asked instead.
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
        unwrapped(statement).cancel();
      }
    } catch (SQLException alreadyOver) {
      // then the deadline ends it
    }
  }

  private static Statement unwrapped(Statement statement) {
    try {
      return statement.unwrap(Statement.class);
    } catch (SQLException keepsItsOwn) {
      return statement;
    }
  }
}
