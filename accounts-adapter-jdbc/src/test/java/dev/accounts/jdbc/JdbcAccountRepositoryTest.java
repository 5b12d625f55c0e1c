package dev.accounts.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.domain.AccountRepository;
import dev.accounts.testkit.AccountRepositoryContract;
import dev.accounts.testkit.TestPostgres;

class JdbcAccountRepositoryTest implements AccountRepositoryContract {
  private static final AccountRepository REPOSITORY = JdbcAccountRepository.over(pool());

  @Override
  public AccountRepository repository() {
    return REPOSITORY;
  }

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(TestPostgres.newDatabase().asApplication());
    config.setMaximumPoolSize(20);
    return new HikariDataSource(config);
  }
}
