package dev.accounts.spring;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.past.AsOf;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Whether accounts can be read: the database is there, has the schema, and lets this user in. */
final class ReadinessCheck {
  private static final AccountId NO_ACCOUNT = new AccountId(new UUID(0, 0));
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final AccountRepository accounts;

  ReadinessCheck(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** What is wrong, with nothing of the database's own text. */
  Optional<RepositoryException> run() {
    try {
      Caller health = Caller.of("accounts-health", "health").waiting(PATIENCE);
      accounts.find(health, NO_ACCOUNT, AsOf.NOW);
      return Optional.empty();
    } catch (RepositoryException failure) {
      return Optional.of(failure);
    }
  }
}
