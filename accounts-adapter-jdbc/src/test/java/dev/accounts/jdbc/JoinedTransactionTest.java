package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Accounts that are changed in a transaction that the caller began. */
class JoinedTransactionTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();

  @Test
  void whatIsDoneInATransactionIsSeenAfterItsCommitOnly() throws SQLException {
    try (Connection connection = transaction()) {
      TestTenant inside = new TestTenant(JdbcAccountRepository.joining(() -> connection));
      Account account = inside.open("account");
      var outside = JdbcAccountRepository.over(DATABASE.asApplication());
      assertThat(outside.find(inside.caller(), account.id())).isEmpty();
      connection.commit();
      assertThat(outside.find(inside.caller(), account.id())).contains(account);
    }
  }

  @Test
  void aRollbackTakesTheAccountAndItsHistoryBack() throws SQLException {
    try (Connection connection = transaction()) {
      TestTenant tenant = new TestTenant(JdbcAccountRepository.joining(() -> connection));
      Account account = tenant.open("account");
      connection.rollback();
      assertThat(tenant.find(account.id())).isEmpty();
      assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> tenant.history(account));
    }
  }

  @Test
  void aRefusalLeavesTheTransactionUsable() throws SQLException {
    try (Connection connection = transaction()) {
      TestTenant tenant = new TestTenant(JdbcAccountRepository.joining(() -> connection));
      Account parent = tenant.open("parent");
      tenant.open("child", parent);
      assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
          .isThrownBy(() -> tenant.delete(parent));
      assertThatExceptionOfType(Refusal.UnknownVersion.class)
          .isThrownBy(() -> tenant.accounts().delete(tenant.caller(), parent.id(), new Version(9)));
      Account third = tenant.open("third");
      connection.commit();
      assertThat(tenant.find(third.id())).contains(third);
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Test
  void aConnectionThatIsClosedIsReportedLikeAnyOtherThatCannotBeUsed() throws SQLException {
    Connection closed = transaction();
    closed.close();
    assertNotSent(JdbcAccountRepository.joining(() -> closed));
  }

  @Test
  void aConnectionThatIsNotGivenIsReportedInTheSameWay() {
    assertNotSent(
        JdbcAccountRepository.joining(() -> {
          throw new IllegalStateException("the pool of the embedding service is exhausted");
        }));
  }

  @Test
  void aDataSourceThatThrowsWhatItLikesIsReportedInTheSameWay() {
    assertNotSent(
        JdbcAccountRepository.over(
            new PGSimpleDataSource() {
              @Override
              public Connection getConnection() {
                throw new IllegalStateException("no database for this thread");
              }
            }));
  }

  private static void assertNotSent(AccountRepository repository) {
    RepositoryException failure =
        catchThrowableOfType(
            RepositoryException.class, () -> new TestTenant(repository).open("account"));
    assertThat(failure).hasMessage("The database cannot be reached");
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(RepositoryException.Applied.NO);
  }

  @Test
  void aDataSourceWithoutAutoCommitReadsAndRefusesChangesBecauseTheyWouldBeLost()
      throws SQLException {
    try (HikariDataSource manual = TestPool.withoutAutoCommit(DATABASE.asApplication())) {
      TestTenant tenant = new TestTenant(JdbcAccountRepository.over(manual));
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> tenant.open("account"))
          .withMessageContaining("joining")
          .returns(RepositoryException.Cause.DEFECT, RepositoryException::reason)
          .returns(RepositoryException.Applied.NO, RepositoryException::applied);
      assertThat(tenant.all(AccountFilter.ALL, 10)).isEmpty();
    }
  }

  private static Connection transaction() throws SQLException {
    Connection connection = DATABASE.asApplication().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
