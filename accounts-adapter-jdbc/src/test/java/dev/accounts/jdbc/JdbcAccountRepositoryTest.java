package dev.accounts.jdbc;

import dev.accounts.domain.AccountRepository;
import dev.accounts.testkit.AccountRepositoryContract;
import dev.accounts.testkit.TestPostgres;

class JdbcAccountRepositoryTest implements AccountRepositoryContract {
  private static final AccountRepository REPOSITORY =
      JdbcAccountRepository.over(TestPool.of(TestPostgres.newDatabase().asApplication(), 20));

  @Override
  public AccountRepository repository() {
    return REPOSITORY;
  }
}
