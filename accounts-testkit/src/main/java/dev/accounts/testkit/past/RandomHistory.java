package dev.accounts.testkit.past;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Stamp;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A register that changes at random, on two computers whose clocks differ, and a replay of its
 * history that knows nothing of any store.
 */
public final class RandomHistory {
  private static final Duration BEHIND = Duration.ofSeconds(3);

  private final TestTenant tenant;
  private final Random random;
  private final RandomChanges changes;
  private final Map<AccountId, List<State>> states = new HashMap<>();
  private final List<Instant> instants = new ArrayList<>();
  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private Instant now = start;
  private int written;

  /** The account from this instant on; none when it was deleted. */
  private record State(Instant since, Optional<Account> account) {}

  /** A tenant without accounts; the same seed gives the same changes. */
  public RandomHistory(TestTenant tenant, long seed) {
    this.tenant = tenant;
    this.random = new Random(seed);
    this.changes = new RandomChanges(random);
  }

  /** Makes so many changes, several of them at one instant. */
  public void write(int count) {
    while (written < count) {
      now = now.plusMillis(1 + random.nextInt(2_000));
      Instant at = random.nextInt(3) == 0 ? now.minus(BEHIND) : now;
      Stamp stamp = new Stamp(at, tenant.caller().subject());
      List<Write> writes = new ArrayList<>();
      int size = Math.min(count - written, 1 + random.nextInt(49));
      while (writes.size() < size) {
        write(stamp).ifPresent(writes::add);
      }
      written += size;
      tenant.writeAll(
          tenant.caller(),
          new Batch(
              UUID.randomUUID(),
              Optional.empty(),
              writes,
              Map.of(),
              List.of(),
              List.of("random"),
              stamp));
    }
  }

  private Optional<Write> write(Stamp stamp) {
    if (changes.isOpening()) {
      AccountId id = AccountId.next(stamp::at);
      Account account = Account.open(id, tenant.caller().tenant(), changes.wanted(), stamp);
      changes.put(account);
      note(id, stamp, Optional.of(account));
      return Optional.of(Creation.of(account));
    }
    Account before = changes.any();
    Optional<Change> change = changes.of(before);
    return change.flatMap(wanted -> {
      Account after = before.after(wanted, stamp);
      if (after.equals(before)) {
        return Optional.empty();
      }
      boolean isDeleted = wanted instanceof Deletion;
      if (isDeleted) {
        changes.remove(after);
      } else {
        changes.put(after);
      }
      note(after.id(), stamp, Optional.of(after).filter(account -> !isDeleted));
      return Optional.of(
          new Operation(
              UUID.randomUUID(), after.id(), before.version(), wanted, stamp, Optional.empty()));
    });
  }

  /** A change is never earlier than the one before it. */
  private void note(AccountId id, Stamp stamp, Optional<Account> account) {
    List<State> known = states.computeIfAbsent(id, none -> new ArrayList<>());
    Instant last = known.isEmpty() ? stamp.at() : known.getLast().since();
    Instant since = stamp.at().isAfter(last) ? stamp.at() : last;
    known.add(new State(since, account));
    instants.add(since);
  }

  /** Any instant: between two changes, or that of a change. */
  public Instant anyInstant() {
    if (random.nextBoolean()) {
      return instants.get(random.nextInt(instants.size()));
    }
    long span = Duration.between(start, now).toMillis() + 8_000;
    return start.plusMillis(random.nextLong(span) - 4_000);
  }

  /** Any account that there ever was. */
  public AccountId anyId() {
    List<AccountId> ids = states.keySet().stream().sorted().toList();
    return ids.get(random.nextInt(ids.size()));
  }

  /** The register as it was then, by the replay. */
  public Map<AccountId, Account> at(Instant then) {
    Map<AccountId, Account> register = new HashMap<>();
    states.forEach((id, known) -> {
      Optional<Account> last = Optional.empty();
      for (State state : known) {
        last = state.since().isAfter(then) ? last : state.account();
      }
      last.ifPresent(account -> register.put(id, account));
    });
    return register;
  }
}
