package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.domain.Account;
import dev.accounts.sql.testing.Cut;
import dev.accounts.sql.testing.Cut.Moment;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.PostgresProxy.Network;
import dev.accounts.sql.testing.StoredEvents;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.sql.testing.Write;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection ends at every message of the protocol that a call causes, from either side:
 * nothing is lost, applied twice or reported wrongly. A message that does not arrive is one after
 * the last that did; that the connection ends while the server still works is tried for a write of
 * each kind.
 */
class CutConnectionTest {
  private static final Moment[] ONE_MOMENT = {Moment.AFTER};
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TestDatabase database = TestPostgres.newDatabase();
  private final StoredEvents events = new StoredEvents(database);
  private final PostgresProxy proxy = new PostgresProxy(database);
  private final DataSource unpooled = database.asApplicationThrough(proxy.host(), proxy.port());
  private final HikariDataSource pool = TestPool.of(unpooled, 1);

  @AfterEach
  void close() throws Exception {
    pool.close();
    proxy.close();
    events.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_ONCE", "BATCH", "CLOSE"})
  void aWriteIsAppliedOnceAndItsCallerNoticesNothing(Write write) {
    // how a message is lost does not depend on what is written
    for (Moment moment : write == Write.CREATE_ONCE ? Moment.values() : ONE_MOMENT) {
      atEveryMessage(
          moment,
          () -> {},
          cut -> {
            TestTenant tenant = tenant(JdbcAccountRepository.over(pool));
            Account account = write.prepared(tenant);
            Account parent = write.destination(tenant, account);
            long before = events.ofTheTenantOf(account);
            proxy.cut(cut);
            Account after = write.run(tenant, account, parent, PATIENCE);
            boolean isMet = cut.end();
            assertThat(events.ofTheTenantOf(account)).isEqualTo(before + 1);
            assertThat(tenant.history(after).getFirst().after()).isEqualTo(after);
            return isMet;
          });
    }
  }

  @Test
  void aReadIsRetried() {
    TestTenant tenant = tenant(JdbcAccountRepository.over(pool));
    Account account = tenant.open("account");
    atEveryMessage(
        Moment.BEFORE,
        () -> {},
        cut -> {
          proxy.cut(cut);
          assertThat(tenant.find(account.id())).contains(account);
          return cut.end();
        });
  }

  @Test
  void whatMayHaveBeenAppliedIsReportedWhateverFollows() {
    AccountRepository witness = JdbcAccountRepository.over(pool);
    atEveryMessage(
        Moment.BEFORE,
        () -> proxy.network(Network.IS_DOWN),
        cut -> {
          TestTenant tenant = tenant(JdbcAccountRepository.over(unpooled));
          proxy.cut(cut);
          Throwable thrown = catchThrowable(() -> tenant.open("account"));
          boolean isMet = cut.end();
          proxy.network(Network.WORKS);
          int stored =
              witness.list(tenant.caller(), ListQuery.of(AccountFilter.ALL)).items().size();
          if (thrown == null) {
            assertThat(stored).isEqualTo(1);
          } else if (unavailable(thrown).applied() == Applied.NO) {
            assertThat(stored).isZero();
          }
          return isMet;
        });
  }

  @Test
  void aTransactionOfTheCallerEndsWithItsConnection() {
    Account known = tenant(JdbcAccountRepository.over(pool)).open("known");
    atEveryMessage(
        Moment.BEFORE,
        () -> {},
        cut -> {
          try (Connection connection = unpooled.getConnection()) {
            connection.setAutoCommit(false);
            TestTenant tenant = tenant(JdbcAccountRepository.joining(() -> connection));
            assertThat(tenant.find(known.id())).isEmpty();
            proxy.cut(cut);
            Throwable thrown = catchThrowable(() -> tenant.open("account"));
            boolean isMet = cut.end();
            if (thrown != null) {
              unavailable(thrown);
            }
            assertThat(catchThrowable(connection::commit) == null).isEqualTo(!isMet);
            return isMet;
          } catch (SQLException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  /** Until the call causes no message at which there would be a cut. */
  private static void atEveryMessage(Moment moment, Runnable meanwhile, Predicate<Cut> isCutMet) {
    int message = 1;
    while (isCutMet.test(new Cut(message, moment, meanwhile))) {
      message++;
    }
    assertThat(message).as("messages of a call").isGreaterThan(10);
  }

  private static RepositoryException unavailable(Throwable thrown) {
    assertThat(thrown).isInstanceOf(RepositoryException.class);
    RepositoryException failure = (RepositoryException) thrown;
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
    return failure;
  }

  private static TestTenant tenant(AccountRepository repository) {
    return new TestTenant(repository, new ManualTime());
  }
}
