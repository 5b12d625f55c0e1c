package dev.accounts.inmemory;

import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The idempotency keys of one tenant, and what each first returned. */
final class IdempotencyKeys {
  private final Map<String, FirstUse> uses = new HashMap<>();

  private record FirstUse(
      IdempotencyKey key, Optional<AccountId> changed, Object result, Instant at) {}

  /**
   * The first response; nothing when the key is new at this time.
   *
   * @param changed the account, if the request changes one
   * @param type of the response; a response of another type was one to another request
   */
  <T> Optional<T> firstResult(
      Optional<IdempotencyKey> sent, Optional<AccountId> changed, Instant at, Class<T> type) {
    uses.values().removeIf(use -> use.at().isBefore(at.minus(IdempotencyKey.LIFE)));
    Optional<FirstUse> first = sent.flatMap(key -> Optional.ofNullable(uses.get(key.key())));
    boolean isSame =
        sent.equals(first.map(FirstUse::key))
            && first.map(FirstUse::changed).filter(changed::equals).isPresent()
            && first.map(FirstUse::result).filter(type::isInstance).isPresent();
    if (first.isPresent() && !isSame) {
      throw new Refusal.IdempotencyKeyReused();
    }
    return first.map(FirstUse::result).map(type::cast);
  }

  void remember(
      Optional<IdempotencyKey> sent, Optional<AccountId> changed, Object result, Instant at) {
    sent.ifPresent(key -> uses.put(key.key(), new FirstUse(key, changed, result, at)));
  }
}
