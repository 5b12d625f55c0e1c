package dev.accounts.jdbc;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import dev.accounts.testkit.past.PastReads;
import dev.accounts.testkit.past.RandomHistory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The contract's test of the past, with as many changes as the property {@code
 * accounts.test.changes} says.
 */
class RandomPastTest {
  private static final int CHANGES = Integer.getInteger("accounts.test.changes", 1_000);
  private static final int INSTANTS = CHANGES / 25;

  @Test
  void theRegisterAtAnyInstantIsAReplayOfItsHistory() {
    AccountRepository repository =
        JdbcAccountRepository.over(TestPool.of(TestPostgres.newDatabase().asApplication(), 1));
    TestTenant tenant = new TestTenant(repository);
    RandomHistory history = new RandomHistory(tenant, 12);
    history.write(CHANGES);
    PastReads reads = new PastReads(repository, tenant, history);
    for (int i = 0; i < INSTANTS; i++) {
      Instant then = history.anyInstant();
      reads.checkRegister(then);
      if (i % 10 == 0) {
        reads.checkFilters(then);
        reads.checkTree(then);
        reads.checkDifferences(then, history.anyInstant());
      }
    }
  }
}
