package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.PostgresProxy.Network;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network that fails never hangs a caller, and never makes a write happen twice. */
class BrokenNetworkTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);
  private final HikariDataSource pool =
      TestPool.of(
          database.asApplicationThrough(proxy.host(), proxy.port()), 8, Duration.ofSeconds(1));
  private final AccountRepository repository = JdbcAccountRepository.over(pool);
  private final TestTenant tenant = new TestTenant(repository);

  @AfterEach
  void close() {
    proxy.close();
    pool.close();
  }

  @Test
  @Timeout(20)
  void aNetworkThatSwallowsEverythingEndsTheCallAtItsDeadline() {
    tenant.open("before");
    proxy.network(Network.SWALLOWS);
    Caller impatient = tenant.caller().waiting(Duration.ofMillis(1100));
    assertUnavailable(
        RepositoryException.Applied.UNKNOWN,
        () -> repository.create(impatient, Creation.of(account())));
    assertUnavailable(
        RepositoryException.Applied.NO,
        () -> repository.list(impatient, ListQuery.of(AccountFilter.ALL).limitedTo(1)));
    proxy.network(Network.WORKS);
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(1);
  }

  @Test
  @Timeout(20)
  void aWriteWhoseAnswerIsLostIsInDoubtAndIsNotAppliedTwiceWhenSentAgain() {
    tenant.open("before");
    proxy.network(Network.LOSES_ANSWERS);
    Account account = account();
    assertUnavailable(
        RepositoryException.Applied.UNKNOWN,
        () -> repository.create(tenant.caller(), Creation.of(account)));
    proxy.network(Network.WORKS);
    assertThat(repository.create(tenant.caller(), Creation.of(account))).isEqualTo(account);
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(2);
    assertThat(tenant.history(account)).hasSize(1);
  }

  @Test
  @Timeout(30)
  void aDatabaseThatIsDownIsUnavailableAndServesAgainWhenItIsBack() throws InterruptedException {
    AtOnce.run(8, i -> () -> tenant.open("fills the pool " + i));
    proxy.network(Network.IS_DOWN);
    // in doubt: a dead connection of the pool may have died before or after it took the statement
    assertThatExceptionOfType(RepositoryException.class).isThrownBy(() -> tenant.open("lost"));
    assertUnavailable(
        RepositoryException.Applied.NO,
        () -> repository.create(tenant.caller(), Creation.of(account())));
    proxy.network(Network.WORKS);
    assertThat(openWhenThePoolIsBack().version()).isEqualTo(1);
  }

  /** A pool that could not connect pauses in a time of its own before it looks again. */
  private Account openWhenThePoolIsBack() throws InterruptedException {
    while (true) {
      try {
        return tenant.open("after");
      } catch (RepositoryException notYet) {
        Thread.sleep(10);
      }
    }
  }

  @Test
  @Timeout(20)
  void connectionsThatDiedWhileTheyWereIdleAreNotNoticedByTheCaller() {
    AtOnce.run(8, i -> () -> tenant.open("fills the pool " + i));
    proxy.network(Network.IS_DOWN);
    proxy.network(Network.WORKS);
    assertThat(AtOnce.run(8, i -> () -> tenant.open("after " + i)))
        .allSatisfy(ending -> assertThat(ending.result()).isPresent());
    assertThat(tenant.all(AccountFilter.ALL, 100)).hasSize(16);
  }

  @Test
  @Timeout(20)
  void aConnectionThatDiedBeforeItsFirstUseIsNotNoticedByTheCaller() throws Exception {
    pool.getConnection().close();
    proxy.network(Network.IS_DOWN);
    proxy.network(Network.WORKS);
    assertThat(tenant.open("after").version()).isEqualTo(1);
  }

  @Test
  void aStatementThatRunsTooLongIsCancelledAndKnownNotToBeApplied() throws Exception {
    Account account = tenant.open("locked");
    try (var owner = database.asOwner().getConnection()) {
      owner.setAutoCommit(false);
      owner.createStatement().execute("SELECT 1 FROM accounts.account FOR UPDATE");
      Caller impatient = tenant.caller().waiting(Duration.ofMillis(2100));
      assertUnavailable(
          RepositoryException.Applied.NO,
          () -> tenant.accounts().delete(impatient, account.id(), account.version()));
    }
    assertThat(tenant.stored(account)).isEqualTo(account);
  }

  @Test
  void aCallPastItsDeadlineIsNotSent() {
    Caller late = tenant.caller().waiting(Duration.ofSeconds(-1));
    assertUnavailable(
        RepositoryException.Applied.NO, () -> repository.create(late, Creation.of(account())));
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEmpty();
  }

  @Test
  void aWrongPasswordIsADefectAndNotAReasonToWait() {
    var wrong =
        new TestDatabase(
                database.host(),
                database.port(),
                database.name(),
                database.owner(),
                new TestDatabase.Login("nobody", "wrong"))
            .asApplication();
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> new TestTenant(JdbcAccountRepository.over(wrong)).open("account"))
        .returns(RepositoryException.Cause.DEFECT, RepositoryException::reason);
  }

  private Account account() {
    Stamp stamp = Stamp.now(Clock.systemUTC(), tenant.caller().subject());
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("account"));
    return Account.open(AccountId.next(Clock.systemUTC()), tenant.caller().tenant(), wanted, stamp);
  }

  private static void assertUnavailable(RepositoryException.Applied applied, Runnable call) {
    RepositoryException failure = catchThrowableOfType(RepositoryException.class, call::run);
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(applied);
    assertThat(failure.retryAfter()).isPositive();
  }
}
