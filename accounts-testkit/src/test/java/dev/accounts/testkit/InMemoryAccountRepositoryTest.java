package dev.accounts.testkit;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.inmemory.InMemoryAccountRepository;

/** Here and not in the domain, because the contract depends on the domain. */
class InMemoryAccountRepositoryTest implements AccountRepositoryContract {
  private static final AccountRepository REPOSITORY = new InMemoryAccountRepository();

  @Override
  public AccountRepository repository() {
    return REPOSITORY;
  }
}
