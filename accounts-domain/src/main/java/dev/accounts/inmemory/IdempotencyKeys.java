package dev.accounts.inmemory;

import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The idempotency keys of one tenant, and what each was first answered with. */
final class IdempotencyKeys {
  private final Map<String, FirstUse> uses = new HashMap<>();

  private record FirstUse(IdempotencyKey key, Account answer, Instant at) {}

  /** The first answer; nothing when the key is new at this time. */
  Optional<Account> firstAnswer(Optional<IdempotencyKey> sent, Instant at) {
    uses.values().removeIf(use -> use.at().isBefore(at.minus(IdempotencyKey.LIFE)));
    Optional<FirstUse> first = sent.flatMap(key -> Optional.ofNullable(uses.get(key.key())));
    if (first.isPresent() && !sent.equals(first.map(FirstUse::key))) {
      throw new Refusal.IdempotencyKeyReused();
    }
    return first.map(FirstUse::answer);
  }

  void remember(Optional<IdempotencyKey> sent, Account answer, Instant at) {
    sent.ifPresent(key -> uses.put(key.key(), new FirstUse(key, answer, at)));
  }
}
