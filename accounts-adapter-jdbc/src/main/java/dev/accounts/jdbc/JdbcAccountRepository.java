package dev.accounts.jdbc;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.RetryingDatabase;
import dev.accounts.sql.SqlAccountRepository;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Accounts in PostgreSQL over JDBC, one statement for each call of the port.
 *
 * <p>No call outlives its caller's deadline (in {@link #over}) by more than the driver's {@code
 * cancelSignalTimeout} and a second, even when the network swallows every packet: the server is
 * asked to cancel first, then the socket gives up. That timeout is 10 s unless the data source sets
 * it; set it to 1, and give the data source a {@code connectTimeout}, because getting a connection
 * is its own affair.
 */
public final class JdbcAccountRepository {
  private JdbcAccountRepository() {}

  /**
   * Each call on a connection of its own, which must be in auto-commit mode, as pools have it
   * unless told otherwise. A call that lost its connection is sent again on another one.
   */
  public static AccountRepository over(DataSource dataSource) {
    return over(dataSource, CallReport.Listener.NONE);
  }

  /** The same, telling the listener what each call took. */
  public static AccountRepository over(DataSource dataSource, CallReport.Listener listener) {
    Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresTypes());
    return new SqlAccountRepository(new RetryingDatabase(new PooledTransport(jdbi), listener));
  }

  /**
   * Each call inside the transaction that the embedding service has open on its connection: nothing
   * is committed, rolled back or closed here. A refusal leaves the transaction usable. The
   * transaction must be READ COMMITTED. Statements are cancelled at the deadline, rounded up to a
   * second; how long a network that swallows everything is waited for is up to the connection's own
   * socket timeout.
   *
   * @param connection gives the connection of the transaction, such as Spring's {@code
   *     DataSourceUtils.getConnection}
   */
  public static AccountRepository joining(Supplier<Connection> connection) {
    return new SqlAccountRepository(RetryingDatabase.once(new JoinedTransport(connection)));
  }
}
