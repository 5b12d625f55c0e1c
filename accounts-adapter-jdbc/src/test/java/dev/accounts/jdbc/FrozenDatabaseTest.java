package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.PostgresProxy.Network;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server that stands still holds everyone up, those with a connection and those who wait for one.
 * All of them go on at their deadline, which comes when the test says so.
 */
@Timeout(600)
class FrozenDatabaseTest {
  private static final int SIZE = 4;
  private static final int CLIENTS = 20;

  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);
  private final HikariDataSource pool =
      TestPool.of(database.asApplicationThrough(proxy.host(), proxy.port()), SIZE);
  private final ManualTime time = new ManualTime();
  private final CountDownLatch frozen = new CountDownLatch(1);
  private final TestTenant tenant = new TestTenant(JdbcAccountRepository.over(slow()), time);
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void close() {
    pool.close();
    proxy.close();
    clients.shutdownNow();
  }

  @Test
  void everyCallEndsAtItsDeadline() throws Exception {
    List<Future<RepositoryException>> calls =
        IntStream.range(0, CLIENTS).mapToObj(i -> clients.submit(this::failure)).toList();
    HikariPoolMXBean state = pool.getHikariPoolMXBean();
    await(() -> state.getActiveConnections() == SIZE);
    await(() -> state.getThreadsAwaitingConnection() == CLIENTS - SIZE);
    proxy.network(Network.SWALLOWS);
    int sent = proxy.roundTrips();
    frozen.countDown();
    await(() -> proxy.roundTrips() == sent + SIZE);

    time.advance(tenant.caller().deadline().remaining());

    int inDoubt = 0;
    for (Future<RepositoryException> call : calls) {
      RepositoryException failure = call.get();
      assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
      assertThat(failure.retryAfter()).isPositive();
      inDoubt += failure.applied() == Applied.UNKNOWN ? 1 : 0;
    }
    assertThat(inDoubt).as("calls that had a connection").isEqualTo(SIZE);

    proxy.network(Network.WORKS);
    tenant.open("after");
    assertThat(tenant.all(AccountFilter.ALL, 100)).hasSize(1);
  }

  /** A caller that gets a connection of the pool begins when the server stands still. */
  private DataSource slow() {
    return new PGSimpleDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        try {
          frozen.await();
        } catch (InterruptedException deadline) {
          throw new SQLException(deadline);
        }
        return connection;
      }
    };
  }

  private RepositoryException failure() {
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("lost"));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    return failure;
  }

  private static void await(BooleanSupplier state) throws InterruptedException {
    while (!state.getAsBoolean()) {
      Thread.sleep(1);
    }
  }
}
