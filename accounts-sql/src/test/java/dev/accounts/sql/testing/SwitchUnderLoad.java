package dev.accounts.sql.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Clients write one account after the other while their database stops taking writes for a time.
 */
public final class SwitchUnderLoad {
  private static final int CLIENTS = 3;

  private final TestTenant tenant;
  private final Queue<Account> opened = new ConcurrentLinkedQueue<>();
  private final Queue<RepositoryException> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean isOver;

  private SwitchUnderLoad(AccountRepository repository) {
    tenant = new TestTenant(repository, new ManualTime());
  }

  /**
   * Shows that the clients are asked to come back while it lasts, that they can read, that writes
   * go on afterwards, and that nothing was lost or reported wrongly.
   *
   * @param afterwards what else happens when writes are taken again
   */
  public static void check(TestDatabase database, AccountRepository repository, Runnable afterwards)
      throws InterruptedException {
    new SwitchUnderLoad(repository).check(new ReadOnlySwitch(database), afterwards);
  }

  private void check(ReadOnlySwitch readOnly, Runnable afterwards) throws InterruptedException {
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        clients.execute(this::write);
      }
      try {
        awaitMore(opened, CLIENTS);
        readOnly.on();
        readOnly.disconnectAll();
        awaitMore(failures, CLIENTS);
        Account known = opened.element();
        assertThat(tenant.find(known.id())).contains(known);
        readOnly.off();
        afterwards.run();
        awaitMore(opened, CLIENTS);
      } finally {
        isOver = true;
      }
    }
    long inDoubt =
        failures.stream().filter(f -> f.applied() == RepositoryException.Applied.UNKNOWN).count();
    assertThat(failures)
        .allSatisfy(failure -> {
          assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
          assertThat(failure.retryAfter()).isPositive();
        });
    List<Account> stored = new ArrayList<>(tenant.all(AccountFilter.ALL, 100));
    assertThat(stored).containsAll(opened);
    assertThat(stored.size()).isBetween(opened.size(), opened.size() + (int) inDoubt);
    tenant.open("the next write");
  }

  private void write() {
    while (!isOver) {
      try {
        opened.add(tenant.open("account"));
      } catch (RepositoryException failure) {
        failures.add(failure);
      }
    }
  }

  private static void awaitMore(Collection<?> of, int count) throws InterruptedException {
    int enough = of.size() + count;
    while (of.size() < enough) {
      Thread.sleep(5);
    }
  }
}
