package dev.accounts.standin;

import dev.accounts.standin.wire.DataApiError;
import dev.accounts.standin.wire.DatabaseErrors;
import dev.accounts.standin.wire.ErrorType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets a statement go on after its caller got the error that it took too long. */
final class Patience {
  private Patience() {}

  static void withoutLimit(Connection connection) {
    try (Statement setting = connection.createStatement()) {
      setting.execute("SET statement_timeout = 0");
    } catch (SQLException e) {
      throw DatabaseErrors.of(e);
    }
  }

  /** Waits for so long; the work is not disturbed. */
  static <T> T wait(Duration limit, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread.ofVirtual().start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ErrorType.STATEMENT_TIMEOUT.refuse("Request timed out");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DataApiError refused
          ? refused
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ErrorType.SERVICE_UNAVAILABLE.refuse("");
    }
  }
}
