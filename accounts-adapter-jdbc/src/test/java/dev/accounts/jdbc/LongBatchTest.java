package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Refusal;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More new accounts than the database inserts with one statement. */
class LongBatchTest {
  private static final int ACCOUNTS = 1_100;
  private static final int LATE = 1_050;

  private final HikariDataSource pool = TestPool.of(TestPostgres.newDatabase().asApplication(), 1);
  private final TestTenant tenant = new TestTenant(JdbcAccountRepository.over(pool));

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void isWrittenAsAWholeOrNotAtAll() {
    Account holder = tenant.open(Details.named("holder").numbered("7"));
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> tenant.openAll(numbered(LATE, "7")))
        .satisfies(refusal ->
            assertThat(refusal.conflictingAccount())
                .contains(Refusal.ConflictingAccount.of(holder)));
    assertThat(tenant.all(AccountFilter.ALL, 100)).containsExactly(holder);

    tenant.openAll(numbered(LATE, "8"));
    assertThat(tenant.all(AccountFilter.ALL, 100)).hasSize(1 + ACCOUNTS);
    assertThat(tenant.changes(100, 1 + ACCOUNTS))
        .extracting(event -> event.after().name())
        .startsWith("holder", "account 0", "account 1")
        .endsWith("account " + (ACCOUNTS - 1));
  }

  private static Stream<Details> numbered(int place, String number) {
    return IntStream.range(0, ACCOUNTS)
        .mapToObj(i ->
            Details.named("account " + i)
                .numbered(i == place ? number : Integer.toString(1000 + i)));
  }
}
