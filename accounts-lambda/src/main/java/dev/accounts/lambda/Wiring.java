package dev.accounts.lambda;

import dev.accounts.application.Accounts;
import dev.accounts.dataapi.DataApiAccountRepository;
import dev.accounts.domain.AccountRepository;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.Settings.Storage;
import java.time.InstantSource;

/** Puts the parts together; the one place that knows all of them. */
final class Wiring {
  private Wiring() {}

  static AccountsApi api(Settings settings, InstantSource clock, StoreCalls calls) {
    return api(settings, repository(settings.storage(), calls), clock);
  }

  static AccountsApi api(Settings settings, AccountRepository repository, InstantSource clock) {
    Settings.Tokens tokens = settings.tokens();
    TokenVerifier verifier =
        new TokenVerifier(new SigningKeys(tokens.keys(), clock), new TokenRules(tokens, clock));
    return api(repository, new Authentication(verifier, tokens.tenantClaim()), clock);
  }

  static AccountsApi api(
      AccountRepository repository, Authentication authentication, InstantSource clock) {
    return new AccountsApi(new Resources(new Accounts(repository, clock)), authentication);
  }

  private static AccountRepository repository(Storage storage, StoreCalls calls) {
    return switch (storage) {
      case Storage.DataApi cluster ->
          DataApiAccountRepository.over(
              DataApiClient.to(cluster), DataApiClient.target(cluster), calls);
      case Storage.Memory memory -> new InMemoryAccountRepository();
      case Storage.Jdbc jdbc ->
          JdbcAccountRepository.over(ConnectionPool.OF_THE_SERVICE.to(jdbc), calls);
      case Storage.IamJdbc jdbc ->
          JdbcAccountRepository.over(
              ConnectionPool.OF_THE_SERVICE.to(
                  jdbc, DatabaseToken.forUser(jdbc.user(), jdbc.address())),
              calls);
    };
  }
}
