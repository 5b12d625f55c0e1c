package dev.accounts.sql.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A client of {@link SwitchUnderLoad}. It has a tenant and a time of its own, which passes only
 * while it pauses itself: neither a busy machine nor the pauses of other clients end its calls.
 */
final class SwitchClient implements Runnable {
  /** Of the first write afterwards; before, a few attempts are enough. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration SHORT_PATIENCE = Duration.ofMillis(300);
  private static final NewAccount WANTED = NewAccount.domestic("EUR", Details.named("account"));

  private final TestTenant tenant;
  private final Queue<Account> opened = new ConcurrentLinkedQueue<>();
  private final Queue<RepositoryException> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean isLastRound;
  private volatile int failuresBeforeTheLastRound;

  SwitchClient(AccountRepository repository) {
    tenant = new TestTenant(repository, new ManualTime());
  }

  @Override
  public void run() {
    boolean isOver = false;
    while (!isOver) {
      isOver = isLastRound;
      failuresBeforeTheLastRound = failures.size();
      write(isOver ? PATIENCE : SHORT_PATIENCE);
      Account known = opened.element();
      assertThat(tenant.find(known.id())).contains(known);
    }
  }

  private void write(Duration patience) {
    try {
      opened.add(tenant.accounts().open(tenant.caller().waiting(patience), WANTED));
    } catch (RepositoryException failure) {
      failures.add(failure);
    }
  }

  boolean hasWritten() {
    return !opened.isEmpty();
  }

  boolean hasBeenRefused() {
    return failures.stream().anyMatch(failure -> failure.applied() == Applied.NO);
  }

  /** The next write that begins is the last, and has to succeed. */
  void writeOnceMore() {
    isLastRound = true;
  }

  void check() {
    assertThat(failures).hasSize(failuresBeforeTheLastRound);
    assertThat(failures)
        .allSatisfy(failure -> {
          assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
          assertThat(failure.retryAfter()).isPositive();
        });
    long inDoubt = failures.stream().filter(one -> one.applied() == Applied.UNKNOWN).count();
    List<Account> stored = new ArrayList<>(tenant.all(AccountFilter.ALL, 100));
    assertThat(stored).containsAll(opened);
    assertThat(stored.size()).isBetween(opened.size(), opened.size() + (int) inDoubt);
  }
}
