package dev.accounts.lambda;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.Repositories;
import dev.accounts.lambda.storage.StoreCalls;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.Authentication;
import java.time.InstantSource;

/** Puts the parts together; the one place that knows all of them. */
final class Wiring {
  private Wiring() {}

  static AccountsApi api(Settings settings, InstantSource clock, StoreCalls calls) {
    return api(settings, Repositories.of(settings.storage(), calls), clock);
  }

  static AccountsApi api(Settings settings, AccountRepository repository, InstantSource clock) {
    return AccountsApi.over(
        new Accounts(repository, clock), Authentication.of(settings.tokens(), clock));
  }
}
