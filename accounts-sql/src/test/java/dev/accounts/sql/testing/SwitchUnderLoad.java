package dev.accounts.sql.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Clients read and write one account after the other while their database stops taking writes for a
 * time.
 */
public final class SwitchUnderLoad {
  private static final int CLIENTS = 3;

  private final List<SwitchClient> clients;

  private SwitchUnderLoad(AccountRepository repository) {
    clients = Stream.generate(() -> new SwitchClient(repository)).limit(CLIENTS).toList();
  }

  /**
   * Shows that writes are refused for the time being while it lasts, that the clients can read,
   * that the first write of each afterwards succeeds, and that nothing was lost or reported
   * wrongly.
   *
   * @param afterwards what else happens when writes are taken again
   */
  public static void check(TestDatabase database, AccountRepository repository, Runnable afterwards)
      throws InterruptedException {
    new SwitchUnderLoad(repository).check(new ReadOnlySwitch(database), afterwards);
  }

  private void check(ReadOnlySwitch readOnly, Runnable afterwards) throws InterruptedException {
    List<Future<?>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      clients.forEach(client -> runs.add(threads.submit(client)));
      try {
        awaitEach(SwitchClient::hasWritten, runs);
        readOnly.on();
        readOnly.disconnectAll();
        awaitEach(SwitchClient::hasBeenRefused, runs);
        readOnly.off();
        afterwards.run();
      } finally {
        clients.forEach(SwitchClient::writeOnceMore);
      }
    }
    assertThat(runs).allSatisfy(run -> assertThat(run).succeedsWithin(Duration.ZERO));
    assertThat(clients).allSatisfy(SwitchClient::check);
  }

  /** Goes on as well when a client has ended, which it does only if it broke. */
  private void awaitEach(Predicate<SwitchClient> state, List<Future<?>> runs)
      throws InterruptedException {
    while (!clients.stream().allMatch(state) && runs.stream().noneMatch(Future::isDone)) {
      Thread.sleep(5);
    }
  }
}
