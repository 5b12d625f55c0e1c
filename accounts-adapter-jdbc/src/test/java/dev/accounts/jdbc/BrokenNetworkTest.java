package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.PostgresProxy.Network;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A network that fails never hangs a caller, and never makes a write happen twice. */
@Timeout(600)
class BrokenNetworkTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);
  private final DataSource unpooled = database.asApplicationThrough(proxy.host(), proxy.port());
  private final HikariDataSource pool = TestPool.of(unpooled, 8);
  private final AccountRepository repository = JdbcAccountRepository.over(pool);
  private final TestTenant tenant = new TestTenant(repository);

  @AfterEach
  void close() {
    proxy.close();
    pool.close();
  }

  @Test
  void aWriteWhoseResponseIsLostIsInDoubtAndIsNotAppliedTwiceWhenRetried() {
    AtomicBoolean isLost = new AtomicBoolean();
    ManualTime time = new ManualTime();
    AccountRepository losing = JdbcAccountRepository.over(losing(isLost, time));
    TestTenant waiting = new TestTenant(losing, time);
    waiting.open("before");
    Account account = account(waiting);
    isLost.set(true);
    assertUnavailable(
        RepositoryException.Applied.UNKNOWN,
        () -> losing.create(waiting.caller(), Creation.of(account)));
    proxy.network(Network.WORKS);
    assertThat(losing.create(waiting.caller(), Creation.of(account))).isEqualTo(account);
    assertThat(waiting.all(AccountFilter.ALL, 10)).hasSize(2);
    assertThat(waiting.history(account)).hasSize(1);
  }

  /** Where a response is lost, the caller's time is over before there is another connection. */
  private DataSource losing(AtomicBoolean isLost, ManualTime time) {
    return new PGSimpleDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        if (proxy.network() == Network.LOSES_RESPONSES) {
          time.advance(Duration.ofMinutes(1));
          throw new SQLTransientConnectionException("none in time");
        }
        Connection connection = pool.getConnection();
        if (isLost.getAndSet(false)) {
          proxy.network(Network.LOSES_RESPONSES);
        }
        return connection;
      }
    };
  }

  @Test
  void aWriteWhoseResponseIsLostIsFoundOutWhenTheServerIsBackInTime() {
    AtomicInteger attempts = new AtomicInteger();
    DataSource backAtTheSixthAttempt =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            int attempt = attempts.incrementAndGet();
            if (attempt == 6) {
              proxy.network(Network.WORKS);
            }
            Connection connection = unpooled.getConnection();
            if (attempt == 1) {
              proxy.network(Network.LOSES_RESPONSES);
            }
            return connection;
          }
        };
    List<CallReport> reports = new ArrayList<>();
    AccountRepository waiting = JdbcAccountRepository.over(backAtTheSixthAttempt, reports::add);
    TestTenant patient = new TestTenant(waiting, new ManualTime());
    Account account = account(patient);
    assertThat(waiting.create(patient.caller(), Creation.of(account))).isEqualTo(account);
    assertThat(reports)
        .singleElement()
        .returns(6, CallReport::attempts)
        .returns(true, CallReport::resolvedDoubt);
    assertThat(patient.history(account)).hasSize(1);
  }

  @Test
  void aDatabaseThatIsDownIsUnavailableAndServesAgainWhenItIsBack() throws InterruptedException {
    AtOnce.run(8, i -> () -> tenant.open("fills the pool " + i));
    proxy.network(Network.IS_DOWN);
    // in doubt: a dead connection of the pool may have died before or after it took the statement
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> repository.create(impatient(), Creation.of(account(tenant))));
    pool.getHikariPoolMXBean().softEvictConnections();
    assertUnavailable(
        RepositoryException.Applied.NO,
        () -> repository.create(impatient(), Creation.of(account(tenant))));
    proxy.network(Network.WORKS);
    assertThat(tenant.open("after").version().value()).isEqualTo(1);
  }

  /** Has no time for what does not come; what is to come gets half a minute. */
  private Caller impatient() {
    return tenant.caller().waiting(Duration.ofMillis(1100));
  }

  @Test
  void connectionsThatDiedWhileTheyWereIdleAreNotNoticedByTheCaller() {
    AtOnce.run(8, i -> () -> tenant.open("fills the pool " + i));
    proxy.network(Network.IS_DOWN);
    proxy.network(Network.WORKS);
    assertThat(AtOnce.run(8, i -> () -> tenant.open("after " + i)))
        .allSatisfy(ending -> assertThat(ending.result()).isPresent());
    assertThat(tenant.all(AccountFilter.ALL, 100)).hasSize(16);
  }

  @Test
  void aConnectionThatDiedBeforeItsFirstUseIsNotNoticedByTheCaller() throws Exception {
    pool.getConnection().close();
    proxy.network(Network.IS_DOWN);
    proxy.network(Network.WORKS);
    assertThat(tenant.open("after").version().value()).isEqualTo(1);
  }

  @Test
  void aStatementThatRunsTooLongIsCancelledAndKnownNotToBeApplied() throws Exception {
    TestTenant waiting = new TestTenant(repository, new ManualTime());
    Account account = waiting.open("locked");
    try (var owner = database.asOwner().getConnection()) {
      owner.setAutoCommit(false);
      owner.createStatement().execute("SELECT 1 FROM accounts.account FOR UPDATE");
      // the driver cancels after a second of its own
      Caller caller = waiting.caller().waiting(Duration.ofMillis(2100));
      assertUnavailable(
          RepositoryException.Applied.NO,
          () -> waiting.accounts().delete(caller, account.id(), account.version()));
    }
    assertThat(waiting.stored(account)).isEqualTo(account);
  }

  @Test
  void aCallPastItsDeadlineIsNotSent() {
    Caller late = tenant.caller().waiting(Duration.ofSeconds(-1));
    assertUnavailable(
        RepositoryException.Applied.NO,
        () -> repository.create(late, Creation.of(account(tenant))));
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
                new TestDatabase.Login("unknown", "wrong"))
            .asApplication();
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> new TestTenant(JdbcAccountRepository.over(wrong)).open("account"))
        .returns(RepositoryException.Cause.DEFECT, RepositoryException::reason);
  }

  private static Account account(TestTenant of) {
    Stamp stamp = Stamp.now(Clock.systemUTC(), of.caller().subject());
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("account"));
    return Account.open(AccountId.next(Clock.systemUTC()), of.caller().tenant(), wanted, stamp);
  }

  private static void assertUnavailable(RepositoryException.Applied applied, Runnable call) {
    RepositoryException failure = catchThrowableOfType(RepositoryException.class, call::run);
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(applied);
    assertThat(failure.retryAfter()).isPositive();
  }
}
