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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that stands still holds everyone up, those with a connection and those who wait for one.
 * All of them go on at their deadline, which comes when the test says so.
 */
@Timeout(30)
class FrozenDatabaseTest {
  private static final int SIZE = 4;

  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);
  private final HikariDataSource pool =
      TestPool.of(
          database.asApplicationThrough(proxy.host(), proxy.port()), SIZE, Duration.ofMinutes(1));
  private final ManualTime time = new ManualTime();
  private final TestTenant tenant = new TestTenant(JdbcAccountRepository.over(pool), time);
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    pool.close();
    proxy.close();
    clients.shutdownNow();
  }

  @Test
  void everyCallEndsAtItsDeadline() throws Exception {
    TestPool.onEach(pool, connection -> {});
    proxy.network(Network.SWALLOWS);
    List<Future<RepositoryException>> calls =
        IntStream.range(0, 5 * SIZE).mapToObj(i -> clients.submit(this::failure)).toList();
    await(SIZE, 4 * SIZE);

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

  private RepositoryException failure() {
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("lost"));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    return failure;
  }

  private void await(int holding, int waiting) throws InterruptedException {
    HikariPoolMXBean state = pool.getHikariPoolMXBean();
    while (state.getActiveConnections() < holding
        || state.getThreadsAwaitingConnection() < waiting) {
      Thread.sleep(1);
    }
  }
}
