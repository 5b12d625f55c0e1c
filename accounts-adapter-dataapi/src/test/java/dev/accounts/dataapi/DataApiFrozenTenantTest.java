package dev.accounts.dataapi;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.domain.TenantId;
import dev.accounts.sql.testing.Operator;
import dev.accounts.testkit.writes.FrozenTenantContract;

class DataApiFrozenTenantTest implements FrozenTenantContract {
  private static final Service SERVICE = new Service();

  @Override
  public AccountRepository repository() {
    return SERVICE.repository;
  }

  @Override
  public void freeze(TenantId tenant) {
    new Operator(SERVICE.database).freeze(tenant.value());
  }

  @Override
  public void unfreeze(TenantId tenant) {
    new Operator(SERVICE.database).unfreeze(tenant.value());
  }
}
