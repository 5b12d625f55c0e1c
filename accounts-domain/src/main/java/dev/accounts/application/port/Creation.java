package dev.accounts.application.port;

import dev.accounts.domain.Account;
import java.util.Optional;

/**
 * An account to be stored for the first time.
 *
 * @param account at version 1, its id made beforehand
 * @param idempotencyKey the client's, if it sent one
 */
public record Creation(Account account, Optional<IdempotencyKey> idempotencyKey) implements Write {

  /** A creation that the client cannot repeat by itself. */
  public static Creation of(Account account) {
    return new Creation(account, Optional.empty());
  }

  /** A creation that takes place once, however often the key is sent. */
  public static Creation once(Account account, IdempotencyKey key) {
    return new Creation(account, Optional.of(key));
  }
}
