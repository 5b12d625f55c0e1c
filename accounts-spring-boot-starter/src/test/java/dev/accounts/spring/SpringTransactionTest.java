package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accounts inside and outside the transactions of Spring. A round has 18 calls; the system property
 * {@code accounts.test.rounds} at 556 makes ten thousand calls.
 */
class SpringTransactionTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();
  private static final int ROUNDS = Integer.getInteger("accounts.test.rounds", 112);

  private final HikariDataSource pool = TestApplication.pool(DATABASE, 4);
  private final JdbcTransactionManager manager = TestApplication.manager(pool);
  private final TransactionTemplate transaction = new TransactionTemplate(manager);
  private final TestTenant tenant =
      new TestTenant(TransactionalAccounts.in(pool, CallReport.Listener.NONE));

  @AfterEach
  void noConnectionIsLeaked() {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    pool.close();
  }

  /** Connections that leak would end the rounds with the pool. */
  @Test
  void manyCallsLoseNothingOnCommitAndKeepNothingOnRollback() {
    Set<Account> kept = ConcurrentHashMap.newKeySet();
    Set<Account> lost = ConcurrentHashMap.newKeySet();
    IntStream.range(0, ROUNDS)
        .parallel()
        .forEach(round -> {
          kept.add(opened(round));
          kept.add(transaction.execute(status -> opened(round)));
          lost.add(
              transaction.execute(status -> {
                status.setRollbackOnly();
                return opened(round);
              }));
        });
    assertThat(kept).hasSize(2 * ROUNDS).allSatisfy(this::isThere);
    assertThat(lost).hasSize(ROUNDS).allSatisfy(this::isGone);
  }

  /** Opens one account, and finds it four times. */
  private Account opened(int round) {
    Account account = tenant.open("account " + round);
    for (int i = 0; i < 4; i++) {
      isThere(account);
    }
    return account;
  }

  @Test
  void aTransactionOfItsOwnOutlivesTheOneAroundIt() {
    Account[] accounts = new Account[2];
    transaction.executeWithoutResult(outer -> {
      accounts[0] = tenant.open("outer");
      accounts[1] =
          with(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
              .execute(inner -> tenant.open("inner"));
      isThere(accounts[0]);
      outer.setRollbackOnly();
    });
    isGone(accounts[0]);
    isThere(accounts[1]);
  }

  @Test
  void aNestedTransactionTakesOnlyItsOwnPartBack() {
    Account[] accounts = new Account[2];
    transaction.executeWithoutResult(outer -> {
      accounts[0] = tenant.open("outer");
      with(TransactionDefinition.PROPAGATION_NESTED)
          .executeWithoutResult(inner -> {
            accounts[1] = tenant.open("inner");
            inner.setRollbackOnly();
          });
      isThere(accounts[0]);
    });
    isThere(accounts[0]);
    isGone(accounts[1]);
  }

  @Test
  void afterANestedTransactionTheOneAroundItGoesOn() {
    for (boolean withAccount : List.of(true, false)) {
      List<Account> opened = new ArrayList<>();
      transaction.executeWithoutResult(outer -> {
        with(TransactionDefinition.PROPAGATION_NESTED)
            .executeWithoutResult(inner -> {
              if (withAccount) {
                opened.add(tenant.open("inner"));
              }
            });
        opened.add(tenant.open("after it"));
        outer.setRollbackOnly();
      });
      assertThat(opened).isNotEmpty().allSatisfy(this::isGone);
    }
  }

  /** As JPA does, which writes what its entities have become in the commit itself. */
  @Test
  void aChangeDuringTheCommitIsPartOfTheTransaction() {
    for (boolean committed : List.of(true, false)) {
      List<Account> opened = new ArrayList<>();
      FlushingManager flushing =
          new FlushingManager(
              pool,
              () -> {
                opened.add(tenant.open("in the flush"));
                if (!committed) {
                  throw new IllegalStateException("the flush failed");
                }
              });
      flushing.setRollbackOnCommitFailure(true);
      try {
        new TransactionTemplate(flushing).executeWithoutResult(status -> {});
      } catch (IllegalStateException failed) {
        assertThat(committed).isFalse();
      }
      assertThat(opened).singleElement().satisfies(committed ? this::isThere : this::isGone);
    }
  }

  private static final class FlushingManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1;

    private final transient Runnable flush;

    FlushingManager(DataSource dataSource, Runnable flush) {
      super(dataSource);
      this.flush = flush;
      addListener(new CurrentTransaction());
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      flush.run();
      super.doCommit(status);
    }
  }

  @Test
  void aRefusalLeavesTheTransactionUsable() {
    Account account =
        transaction.execute(status -> {
          Account parent = tenant.open("parent");
          tenant.open("child", parent);
          assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
              .isThrownBy(() -> tenant.delete(parent));
          return tenant.rename(parent, "renamed");
        });
    isThere(account);
  }

  @Test
  void aReadOnlyTransactionReadsAndRefusesWrites() {
    Account account = tenant.open("account");
    transaction.setReadOnly(true);
    transaction.executeWithoutResult(status -> {
      isThere(account);
      assertRefused(
          "The transaction is read-only; change accounts in a transaction that may write");
      status.setRollbackOnly();
    });
  }

  @Test
  void anIsolationLevelThatCannotBeGuardedIsRefusedAtTheFirstWrite() {
    transaction.setIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ);
    transaction.executeWithoutResult(status -> {
      assertRefused(
          "Accounts are changed in READ COMMITTED transactions only; use that isolation level");
      status.setRollbackOnly();
    });
  }

  @Test
  void aWriteInATransactionOfAnotherDataSourceIsRefused() {
    try (HikariDataSource other = TestApplication.pool(DATABASE, 1)) {
      new TransactionTemplate(TestApplication.manager(other))
          .executeWithoutResult(status ->
              assertRefused(
                  "The connection is in auto-commit mode, so a change would survive a"
                      + " rollback; begin the transaction on the data source of the accounts,"
                      + " or change accounts outside transactions."));
    }
  }

  private TransactionTemplate with(int propagation) {
    TransactionTemplate template = new TransactionTemplate(manager);
    template.setPropagationBehavior(propagation);
    return template;
  }

  private void isThere(Account account) {
    assertThat(tenant.find(account.id())).contains(account);
  }

  private void isGone(Account account) {
    assertThat(tenant.find(account.id())).isEmpty();
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> tenant.open("refused"))
        .withMessage(message)
        .returns(RepositoryException.Cause.DEFECT, RepositoryException::reason)
        .returns(RepositoryException.Applied.NO, RepositoryException::applied);
  }
}
