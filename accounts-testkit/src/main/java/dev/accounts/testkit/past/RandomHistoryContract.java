package dev.accounts.testkit.past;

import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A random history, compared with a replay of it. */
public interface RandomHistoryContract extends Contract {

  @Test
  default void everyReadOfThePastSaysWhatAReplayOfTheHistorySays() {
    TestTenant tenant = tenant();
    RandomHistory history = new RandomHistory(tenant, 7);
    history.write(400);
    PastReads reads = new PastReads(repository(), tenant, history);
    for (int i = 0; i < 12; i++) {
      Instant then = history.anyInstant();
      reads.checkRegister(then);
      reads.checkFilters(then);
      reads.checkTree(then);
      reads.checkDifferences(then, history.anyInstant());
    }
  }
}
