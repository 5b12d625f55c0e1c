package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each call of the port is one round trip on the wire, also when it is refused. */
class RoundTripTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);
  private final HikariDataSource pool =
      TestPool.of(database.asApplicationThrough(proxy.host(), proxy.port()), 1);
  private final AccountRepository repository = JdbcAccountRepository.over(pool);
  private final TestTenant tenant = new TestTenant(repository);

  @AfterEach
  void close() {
    pool.close();
    proxy.close();
  }

  @Test
  void everyCallIsOneRoundTrip() {
    Account parent = tenant.open("parent");
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("once").under(parent.id()));
    IdempotencyKey key = new IdempotencyKey("key", "a".repeat(64));
    Account other = tenant.open("other");

    assertThat(roundTrips(() -> tenant.open("child", parent))).isEqualTo(1);
    assertThat(roundTrips(() -> tenant.accounts().openOnce(tenant.caller(), wanted, key)))
        .isEqualTo(1);
    assertThat(roundTrips(() -> tenant.accounts().openOnce(tenant.caller(), wanted, key)))
        .isEqualTo(1);
    assertThat(roundTrips(() -> tenant.find(parent.id()))).isEqualTo(1);
    assertThat(
            roundTrips(() ->
                repository.list(tenant.caller(), ListQuery.of(AccountFilter.ALL).limitedTo(100))))
        .isEqualTo(1);
    assertThat(roundTrips(() -> repository.tree(tenant.caller(), TreeQuery.ofRoots(10))))
        .isEqualTo(1);
    assertThat(roundTrips(() -> tenant.history(parent))).isEqualTo(1);
    AsOf opened = AsOf.at(other.created().at());
    assertThat(roundTrips(() -> tenant.find(parent.id(), opened))).isEqualTo(1);
    assertThat(
            roundTrips(() ->
                repository.list(tenant.caller(), ListQuery.of(AccountFilter.ALL).asOf(opened))))
        .isEqualTo(1);
    assertThat(
            roundTrips(() -> repository.tree(tenant.caller(), TreeQuery.ofRoots(10).asOf(opened))))
        .isEqualTo(1);
    assertThat(
            roundTrips(() ->
                repository.differences(
                    tenant.caller(), new Period(Instant.EPOCH, opened), PageRequest.first(9))))
        .isEqualTo(1);
    assertThat(roundTrips(() -> tenant.change(other, Edit.NOTHING.moveUnder(parent.id()))))
        .isEqualTo(1);
    assertThat(
            roundTrips(() ->
                assertThatExceptionOfType(Refusal.Stale.class)
                    .isThrownBy(() -> tenant.rename(other, "stale"))))
        .isEqualTo(1);
    assertThat(
            roundTrips(() ->
                assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
                    .isThrownBy(() -> tenant.close(parent))))
        .isEqualTo(1);
    Account last = tenant.open("last");
    assertThat(roundTrips(() -> tenant.freeze(last))).isEqualTo(1);
    Account deleted = tenant.open("deleted");
    assertThat(roundTrips(() -> tenant.delete(deleted))).isEqualTo(1);
  }

  @Test
  void aNewConnectionCostsNothingBeyondSigningIn() {
    DataSource unpooled = database.asApplicationThrough(proxy.host(), proxy.port());
    TestTenant newcomer = new TestTenant(JdbcAccountRepository.over(unpooled));
    int signIn = roundTrips(() -> connectOnce(unpooled));
    assertThat(signIn).isPositive();
    assertThat(roundTrips(() -> newcomer.open("first"))).isEqualTo(signIn + 1);
  }

  private static void connectOnce(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.isClosed()).isFalse();
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private int roundTrips(Runnable call) {
    int before = proxy.roundTrips();
    call.run();
    return proxy.roundTrips() - before;
  }
}
