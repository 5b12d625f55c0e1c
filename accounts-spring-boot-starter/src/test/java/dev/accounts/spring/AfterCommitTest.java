package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is changed after the commit is committed and announced on its own, or refused. */
class AfterCommitTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final HikariDataSource pool = TestApplication.pool(database, 3);
  private final List<Object> heard = new ArrayList<>();
  private final TestTenant tenant = tenant(pool, heard::add);

  private static TestTenant tenant(HikariDataSource pool, ApplicationEvents listener) {
    return new TestTenant(
        new ObservedAccountRepository(
            TransactionalAccounts.in(pool, CallReport.Listener.NONE),
            CallObserver.NONE,
            new Announcements(listener::on)));
  }

  /** A listener of the application. */
  private interface ApplicationEvents {
    void on(Object event);
  }

  @AfterEach
  void noConnectionIsLeaked() {
    if (pool.isRunning()) {
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
    pool.close();
  }

  @Test
  void inAfterCommitAChangeIsStoredAndAnnouncedAtOnce() {
    List<Account> opened = new ArrayList<>();
    transaction(pool, true)
        .executeWithoutResult(status ->
            after(() -> {
              opened.add(tenant.open("after the commit"));
              assertThat(heard).hasSize(1);
            }));
    assertStored(opened);
  }

  @Test
  void soItIsInTransactionsOfAnyOtherManagerOnceAccountsTookPart() {
    List<Account> opened = new ArrayList<>();
    transaction(pool, false)
        .executeWithoutResult(status -> {
          tenant.all(AccountFilter.ALL, 1);
          after(() -> {
            opened.add(tenant.open("after the commit"));
            assertThat(heard).hasSize(1);
          });
        });
    assertStored(opened);
  }

  @Test
  void inAfterCompletionAChangeIsStoredAndAnnouncedAtOnceWhateverTheOutcome() {
    List<Account> opened = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (boolean rolledBack : List.of(true, false)) {
      transaction(pool, true)
          .executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                  @Override
                  public void afterCompletion(int outcome) {
                    attempt(() -> opened.add(tenant.open("after all")), failures);
                  }
                });
            if (rolledBack) {
              status.setRollbackOnly();
            }
          });
    }
    assertThat(failures).isEmpty();
    assertStored(opened);
  }

  @Test
  void aListenerReadsAndWrites() {
    List<Account> opened = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    TestTenant[] self = new TestTenant[1];
    self[0] =
        tenant(
            pool,
            event -> {
              heard.add(event);
              if (heard.size() == 1) {
                attempt(() -> opened.add(self[0].open("by the listener")), failures);
                attempt(() -> assertThat(self[0].all(AccountFilter.ALL, 10)).hasSize(2), failures);
              }
            });
    transaction(pool, true).executeWithoutResult(status -> self[0].open("account"));
    assertThat(failures).isEmpty();
    assertThat(self[0].all(AccountFilter.ALL, 10)).containsAll(opened).hasSize(2);
    assertThat(heard).hasSize(2);
  }

  /** Spring commits such a connection once, and what comes later is lost with the connection. */
  @Test
  void withoutAutoCommitAWriteInAfterCommitIsRefused() {
    try (HikariDataSource manual = TestApplication.pool(database, 3)) {
      manual.setAutoCommit(false);
      TestTenant unlucky = tenant(manual, heard::add);
      List<RuntimeException> failures = new ArrayList<>();
      transaction(manual, true)
          .executeWithoutResult(
              status -> after(() -> attempt(() -> unlucky.open("after the commit"), failures)));
      assertThat(failures)
          .singleElement()
          .isInstanceOf(RepositoryException.class)
          .asString()
          .contains("turn auto-commit on");
      assertThat(unlucky.all(AccountFilter.ALL, 10)).isEmpty();
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void itIsRefusedHoweverEarlyAfterTheCommit() {
    try (HikariDataSource manual = TestApplication.pool(database, 3)) {
      manual.setAutoCommit(false);
      TestTenant unlucky = tenant(manual, heard::add);
      for (boolean bySpringBoot : List.of(true, false)) {
        List<RuntimeException> failures = new ArrayList<>();
        Runnable late = () -> attempt(() -> unlucky.open("after the commit"), failures);
        transaction(manual, bySpringBoot)
            .executeWithoutResult(status -> {
              TransactionSynchronizationManager.registerSynchronization(new First(late));
              TransactionSynchronizationManager.registerSynchronization(new Prior(late));
              unlucky.open("before it");
            });
        assertThat(failures)
            .hasSize(2)
            .allSatisfy(failure -> assertThat(failure).hasMessageContaining("auto-commit"));
      }
      assertThat(unlucky.all(AccountFilter.ALL, 10)).hasSize(2);
    }
    assertThat(heard).hasSize(2);
  }

  private void assertStored(List<Account> opened) {
    assertThat(opened).isNotEmpty();
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactlyInAnyOrderElementsOf(opened);
    assertThat(heard).hasSameSizeAs(opened);
  }

  private static TransactionTemplate transaction(HikariDataSource pool, boolean bySpringBoot) {
    return new TransactionTemplate(
        bySpringBoot ? TestApplication.manager(pool) : new JdbcTransactionManager(pool));
  }

  private static void after(Runnable commit) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            commit.run();
          }
        });
  }

  /** An exception of a synchronization or listener is logged at most. */
  private static void attempt(Runnable work, List<RuntimeException> failures) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      failures.add(failure);
    }
  }

  /** Comes before all that have no priority. */
  private record First(Runnable work) implements TransactionSynchronization {
    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
      work.run();
    }
  }

  /** Comes before all that have no priority, too, whatever their order is. */
  private record Prior(Runnable work) implements TransactionSynchronization, PriorityOrdered {
    @Override
    public int getOrder() {
      return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
      work.run();
    }
  }
}
