package dev.accounts.lambda.storage;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiAccountRepository;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.settings.Settings.Storage;

/** Chooses the adapter. */
public final class Repositories {
  private Repositories() {}

  /** The repository that the settings ask for; reports what its calls took. */
  public static AccountRepository of(Storage storage, StoreCalls calls, Time time) {
    return switch (storage) {
      case Storage.DataApi cluster ->
          DataApiAccountRepository.over(
              DataApiClient.to(cluster), DataApiClient.target(cluster), calls);
      case Storage.Memory memory -> new InMemoryAccountRepository();
      case Storage.Jdbc jdbc ->
          JdbcAccountRepository.over(ConnectionPool.ofTheService(time).to(jdbc), calls);
      case Storage.IamJdbc jdbc ->
          JdbcAccountRepository.over(
              ConnectionPool.ofTheService(time)
                  .to(jdbc, DatabaseToken.forUser(jdbc.user(), jdbc.address())),
              calls);
    };
  }
}
