package dev.accounts.lambda;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Time;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.Repositories;
import dev.accounts.lambda.storage.StoreCalls;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.Authentication;
import java.lang.System.Logger.Level;
import java.time.InstantSource;

/** Puts the parts together; the one place that knows all of them. */
final class Wiring {
  private static final System.Logger LOG = System.getLogger(Wiring.class.getName());

  private Wiring() {}

  static AccountsApi api(
      Settings settings, Authentication authentication, Time time, StoreCalls calls) {
    if (settings.tokens().stream().anyMatch(tokens -> tokens.permissions().isEmpty())) {
      LOG.log(
          Level.INFO,
          "ACCOUNTS_PERMISSIONS is not set: every user who is signed in may do everything");
    }
    return api(authentication, Repositories.of(settings.storage(), calls, time), time);
  }

  static AccountsApi api(Settings settings, AccountRepository repository, InstantSource clock) {
    return api(Authentication.of(settings.tokens(), clock), repository, clock);
  }

  private static AccountsApi api(
      Authentication authentication, AccountRepository repository, InstantSource clock) {
    return AccountsApi.over(new Accounts(repository, clock), authentication, clock);
  }
}
