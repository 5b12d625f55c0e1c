package dev.accounts.jdbc;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.AccountRepositoryContract;

class JdbcAccountRepositoryTest implements AccountRepositoryContract {
  private static final AccountRepository REPOSITORY =
      JdbcAccountRepository.over(TestPool.of(TestPostgres.newDatabase().asApplication(), 20));

  @Override
  public AccountRepository repository() {
    return REPOSITORY;
  }
}
