package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  /** A call must not meet the thread that looks for transactions that are over. */
  @Test
  void lookingForTransactionsThatAreOverIsNotInTheWayOfACall() {
    TestDatabase database = TestPostgres.newDatabase();
    DataApiCluster cluster = database.to(DataApiCluster::of);
    AtomicBoolean done = new AtomicBoolean();
    try (Sessions sessions = new Sessions(cluster)) {
      Transactions transactions = new Transactions(sessions, cluster.limits(), cluster.clock());
      String id =
          transactions.begin(
              new Place(
                  new DataApiCluster.Login(database.owner().user(), database.owner().password()),
                  database.name()),
              Optional.empty());
      CompletableFuture<Void> looking =
          CompletableFuture.runAsync(() -> {
            while (!done.get()) {
              transactions.endOverdue();
            }
          });
      int uses = 0;
      try {
        while (uses < 10_000) {
          uses += transactions.use(id, Optional.empty(), connection -> 1);
        }
      } finally {
        done.set(true);
        looking.join();
      }
      transactions.rollBack(id);
      assertThat(uses).isEqualTo(10_000);
    }
  }
}
