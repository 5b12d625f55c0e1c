package dev.accounts.jdbc;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.RetryingDatabase;
import dev.accounts.sql.SqlAccountRepository;
import dev.accounts.sql.SqlDatabase;
import dev.accounts.sql.migration.SchemaName;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Accounts in PostgreSQL over JDBC, one statement for each call of the port.
 *
 * <p>No call outlives its caller's deadline (in {@link #over}), even when the network swallows
 * every packet: the wait for a connection is interrupted, and a connection on which no response
 * comes is aborted. Over TLS that takes {@link AbortableSockets}; without them a statement that is
 * too large for the buffers of the network waits in them for as long as the network does. A second
 * before, the server is asked to cancel the statement. The caller waits for that request as long as
 * the driver's {@code cancelSignalTimeout} says, which is 10 s unless the data source sets it; set
 * it to 1. What a data source does on the caller's thread ends by its own limits only, such as
 * HikariCP's check of an idle connection, or a sign-in without a pool: set HikariCP's {@code
 * connectionTimeout} and {@code validationTimeout}, or the driver's {@code loginTimeout}, so that
 * they end before the deadline.
 */
public final class JdbcAccountRepository {
  private JdbcAccountRepository() {}

  /**
   * Each call on a connection of its own, which for a write must be in auto-commit mode, as pools
   * have it unless they are set otherwise. A call that lost its connection is retried on another
   * one.
   */
  public static AccountRepository over(DataSource dataSource) {
    return over(dataSource, CallReport.Listener.NONE);
  }

  /** The same; the listener gets a report of what each call took. */
  public static AccountRepository over(DataSource dataSource, CallReport.Listener listener) {
    return new SqlAccountRepository(alone(dataSource, listener));
  }

  /**
   * Each call inside the transaction that the embedding service has open on its connection: nothing
   * is committed, rolled back or closed here. A refusal leaves the transaction usable. A {@link
   * RepositoryException} ends it: roll it back. PostgreSQL keeps nothing of a transaction in which
   * a statement failed, and the driver's {@code commit()} returns without saying so. The
   * transaction must be READ COMMITTED. A write on a connection in auto-commit mode, which has no
   * transaction, is refused, because it would survive a rollback. Statements are cancelled at the
   * deadline, rounded down to a second, and at least one. How long a network that swallows
   * everything is waited for is up to the connection's own socket timeout; while the statement is
   * still being written, only to the network.
   *
   * @param connection gives the connection of the transaction
   */
  public static AccountRepository joining(Supplier<Connection> connection) {
    return joining(connection, CallReport.Listener.NONE);
  }

  /** The same; the listener gets a report of each call. */
  public static AccountRepository joining(
      Supplier<Connection> connection, CallReport.Listener listener) {
    return new SqlAccountRepository(joined(connection, Optional::empty, listener));
  }

  /**
   * Each call inside the transaction that the caller is in, as in {@link #joining}; a call outside
   * transactions has a connection of its own, as in {@link #over}. In both cases the connection is
   * left as it was found.
   *
   * <p>A statement is also cancelled when the transaction's own time is over.
   *
   * @param transaction says what transaction the caller is in
   */
  public static AccountRepository joiningOrOver(
      DataSource dataSource, CurrentConnection transaction, CallReport.Listener listener) {
    return joiningOrOver(dataSource, transaction, listener, SchemaName.DEFAULT);
  }

  /** The same with the accounts in another schema than {@code accounts}. */
  public static AccountRepository joiningOrOver(
      DataSource dataSource,
      CurrentConnection transaction,
      CallReport.Listener listener,
      SchemaName schema) {
    SqlDatabase alone = alone(dataSource, listener);
    SqlDatabase joined =
        joined(() -> transaction.get().orElseThrow(), transaction::timeLeft, listener);
    SqlDatabase either =
        (call, deadline) -> {
          SqlDatabase database;
          try {
            database = transaction.get().isPresent() ? joined : alone;
          } catch (RepositoryException refused) {
            throw refused;
          } catch (RuntimeException failure) {
            database = unusable(failure, listener);
          }
          return database.run(call, deadline);
        };
    return new SqlAccountRepository(schema.in(either));
  }

  /** A transaction whose connection cannot be had is one in which the call fails. */
  private static SqlDatabase unusable(RuntimeException failure, CallReport.Listener listener) {
    return RetryingDatabase.once(
        (call, deadline) -> {
          throw SqlFailures.notConnected(failure);
        },
        listener);
  }

  private static SqlDatabase alone(DataSource dataSource, CallReport.Listener listener) {
    Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresTypes());
    return new RetryingDatabase(new PooledTransport(jdbi), listener);
  }

  private static SqlDatabase joined(
      Supplier<Connection> connection,
      Supplier<Optional<Duration>> timeLeft,
      CallReport.Listener listener) {
    return RetryingDatabase.once(new JoinedTransport(connection, timeLeft), listener);
  }
}
