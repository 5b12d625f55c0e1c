package dev.accounts.testkit;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.domain.TenantId;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.writes.FrozenTenantContract;

class InMemoryFrozenTenantTest implements FrozenTenantContract {
  private static final InMemoryAccountRepository REPOSITORY = new InMemoryAccountRepository();

  @Override
  public AccountRepository repository() {
    return REPOSITORY;
  }

  @Override
  public void freeze(TenantId tenant) {
    REPOSITORY.freeze(tenant);
  }

  @Override
  public void unfreeze(TenantId tenant) {
    REPOSITORY.unfreeze(tenant);
  }
}
