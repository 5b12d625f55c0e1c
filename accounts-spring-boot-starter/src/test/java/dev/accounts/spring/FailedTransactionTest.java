package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application that goes on after a failed statement learns that nothing was committed. */
class FailedTransactionTest {
  private final HikariDataSource pool = TestApplication.pool(TestPostgres.newDatabase(), 2);
  private final JdbcTransactionManager manager = TestApplication.manager(pool);
  private final TransactionTemplate transaction = new TransactionTemplate(manager);
  private final List<Object> heard = new ArrayList<>();
  private final TestTenant tenant =
      new TestTenant(
          new ObservedAccountRepository(
              TransactionalAccounts.in(pool, CallReport.Listener.NONE),
              CallObserver.NONE,
              new Announcements(heard::add)));

  @AfterEach
  void noConnectionIsLeaked() {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    pool.close();
  }

  @Test
  void aFailedStatementOfTheApplicationIsReportedByTheCommit() {
    Account[] lost = new Account[1];
    assertNotCommitted(() -> {
      lost[0] = tenant.open("account");
      failedStatement();
    });
    assertThat(tenant.find(lost[0].id())).isEmpty();
    assertThat(heard).isEmpty();
  }

  /** A write at this level is refused by an error of the database. */
  @Test
  void aFailedCallOfTheAccountsIsReportedByTheCommit() {
    transaction.setIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ);
    assertNotCommitted(() ->
        assertThatExceptionOfType(RepositoryException.class)
            .isThrownBy(() -> tenant.open("refused")));
  }

  /** As a listener of the application does that runs before the commit, and after the guard. */
  @Test
  void aStatementThatFailsJustBeforeTheCommitIsReportedByIt() {
    assertNotCommitted(() -> {
      tenant.open("account");
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
              failedStatement();
            }
          });
    });
    assertThat(heard).isEmpty();
  }

  @Test
  void whatFailedInANestedTransactionLeavesTheRestToBeCommitted() {
    TransactionTemplate nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    Account kept =
        transaction.execute(status -> {
          Account account = tenant.open("account");
          nested.executeWithoutResult(inner -> {
            failedStatement();
            inner.setRollbackOnly();
          });
          return account;
        });
    assertThat(tenant.find(kept.id())).contains(kept);
    assertThat(heard).hasSize(1);
  }

  @Test
  void aReadOnlyTransactionHasNothingToLose() {
    transaction.setReadOnly(true);
    transaction.executeWithoutResult(status -> {
      tenant.all(AccountFilter.ALL, 10);
      failedStatement();
    });
  }

  private void assertNotCommitted(Runnable work) {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> transaction.executeWithoutResult(status -> work.run()))
        .withMessageContaining("PostgreSQL keeps nothing of it")
        .returns(RepositoryException.Cause.DEFECT, RepositoryException::reason)
        .returns(RepositoryException.Applied.NO, RepositoryException::applied);
  }

  /** The application catches the exception, and goes on. */
  private void failedStatement() {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> new JdbcTemplate(pool).execute("SELECT 1/0"));
  }
}
