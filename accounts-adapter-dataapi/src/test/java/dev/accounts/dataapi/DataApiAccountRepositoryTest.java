package dev.accounts.dataapi;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.testkit.AccountRepositoryContract;

class DataApiAccountRepositoryTest implements AccountRepositoryContract {
  private static final Service SERVICE = new Service();

  @Override
  public AccountRepository repository() {
    return SERVICE.repository;
  }
}
