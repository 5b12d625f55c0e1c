package h2adapter;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.testkit.AccountRepositoryContract;

/** Everything that the port promises. */
class H2AccountRepositoryTest implements AccountRepositoryContract {
  private static final AccountRepository ACCOUNTS = TestDatabase.newOne();

  @Override
  public AccountRepository repository() {
    return ACCOUNTS;
  }
}
