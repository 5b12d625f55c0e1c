package dev.accounts.benchmarks.writers;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.Accounts;
import dev.accounts.application.port.Time;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.lambda.storage.ConnectionPool;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Prints how many writes a second eight clients make in one tenant: creations alone, and with a
 * tenth of moves. Both take turns, each time in a tenant of its own, so that whatever else the
 * machine does meets both.
 */
final class ConcurrentWriters {
  private static final int CLIENTS = 8;
  private static final int WRITES = 500;

  private final Accounts accounts;

  private ConcurrentWriters(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Arguments: directory of the project, rounds. */
  @SuppressWarnings("SystemOut") // its result
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[1]);
    TestDatabase database = TestPostgres.newDatabase();
    Storage.Jdbc login =
        new Storage.Jdbc(
            "jdbc:postgresql://%s:%d/%s?sslmode=disable"
                .formatted(database.host(), database.port(), database.name()),
            database.applicationUser().user(),
            database.applicationUser().password());
    try (HikariDataSource pool = new ConnectionPool(Duration.ofMinutes(1)).to(login)) {
      ConcurrentWriters writers =
          new ConcurrentWriters(new Accounts(JdbcAccountRepository.over(pool), Time.SYSTEM));
      writers.rate("warming", 10);
      double[] creating = new double[rounds];
      double[] moving = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        creating[round] = writers.rate("creating-" + round, 0);
        moving[round] = writers.rate("moving-" + round, 10);
        System.out.printf(
            "Round %d of %d: %.0f writes a second, %.0f with 10 %% moves%n",
            round + 1, rounds, creating[round], moving[round]);
      }
      double alone = median(creating);
      double mixed = median(moving);
      System.out.printf(
          "Median: %.0f writes a second, %.0f with 10 %% moves: %.2f of it%n",
          alone, mixed, mixed / alone);
    }
  }

  /** Writes a second of all clients together in a new tenant. */
  private double rate(String tenant, int percentOfMoves) {
    List<Client> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(number -> new Client(accounts, tenant, number, percentOfMoves))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      long start = System.nanoTime();
      List<CompletableFuture<Void>> running = new ArrayList<>();
      clients.forEach(
          client -> running.add(CompletableFuture.runAsync(() -> client.write(WRITES), threads)));
      running.forEach(CompletableFuture::join);
      return CLIENTS * WRITES * 1e9 / (System.nanoTime() - start);
    }
  }

  private static double median(double[] all) {
    return Arrays.stream(all).sorted().toArray()[(all.length - 1) / 2];
  }
}
