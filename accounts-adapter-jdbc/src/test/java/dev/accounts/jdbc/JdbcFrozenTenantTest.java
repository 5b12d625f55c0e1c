package dev.accounts.jdbc;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.domain.TenantId;
import dev.accounts.sql.testing.Operator;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.writes.FrozenTenantContract;

class JdbcFrozenTenantTest implements FrozenTenantContract {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();

  @Override
  public AccountRepository repository() {
    return JdbcAccountRepository.over(DATABASE.asApplication());
  }

  @Override
  public void freeze(TenantId tenant) {
    new Operator(DATABASE).freeze(tenant.value());
  }

  @Override
  public void unfreeze(TenantId tenant) {
    new Operator(DATABASE).unfreeze(tenant.value());
  }
}
