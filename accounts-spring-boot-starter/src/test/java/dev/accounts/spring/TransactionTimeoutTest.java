package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.Edit;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A call is over when its transaction has to be, whatever time its caller has. */
class TransactionTimeoutTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HikariDataSource pool = TestApplication.pool(TestPostgres.newDatabase(), 2);
  private final JdbcTransactionManager manager = TestApplication.manager(pool);
  private final TransactionTemplate shortOne = new TransactionTemplate(manager);
  private final TestTenant tenant =
      new TestTenant(TransactionalAccounts.in(pool, CallReport.Listener.NONE));

  TransactionTimeoutTest() {
    shortOne.setTimeout(1);
  }

  @AfterEach
  void noConnectionIsLeaked() {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    pool.close();
  }

  @Test
  void aCallThatWaitsForALockEndsWithItsTransaction() throws InterruptedException {
    Account account = tenant.open("account");
    Caller caller = tenant.caller().waiting(PATIENCE);
    Thread waiting =
        new Thread(() ->
            shortOne.executeWithoutResult(status ->
                assertThatExceptionOfType(RepositoryException.class)
                    .isThrownBy(() ->
                        tenant
                            .accounts()
                            .change(
                                caller,
                                account.id(),
                                account.version(),
                                Edit.NOTHING.rename("late")))));
    new TransactionTemplate(manager)
        .executeWithoutResult(status -> {
          tenant.rename(account, "held");
          waiting.start();
          join(waiting);
        });
    assertThat(caller.deadline().remaining()).isGreaterThan(PATIENCE.dividedBy(2));
    assertThat(tenant.stored(account).name()).isEqualTo("held");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTransactionThatIsOutOfTimeTakesNoCallAndIsNotCommitted() {
    assertThatExceptionOfType(TransactionException.class)
        .isThrownBy(() ->
            shortOne.executeWithoutResult(status -> {
              passTheTime();
              assertThatExceptionOfType(RepositoryException.class)
                  .isThrownBy(() -> tenant.open("late"))
                  .withMessage("The transaction has run out of time")
                  .returns(RepositoryException.Applied.NO, RepositoryException::applied);
            }));
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEmpty();
  }

  private void passTheTime() {
    ConnectionHolder holder =
        (ConnectionHolder) TransactionSynchronizationManager.getResource(pool);
    try {
      while (!new Date().after(holder.getDeadline())) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing would say when it is committed or rolled back. */
  @Test
  void aTransactionWithoutSynchronizationIsRefused() {
    manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
    new TransactionTemplate(manager)
        .executeWithoutResult(status ->
            assertThatExceptionOfType(RepositoryException.class)
                .isThrownBy(() -> tenant.open("unsynchronized"))
                .withMessageContaining("SYNCHRONIZATION_ALWAYS")
                .returns(RepositoryException.Applied.NO, RepositoryException::applied));
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEmpty();
  }
}
