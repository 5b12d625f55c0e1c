package dev.accounts.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Time;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.Repositories;
import dev.accounts.lambda.storage.StoreCalls;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.Authentication;
import java.time.InstantSource;

/** Puts the parts together; the one place that knows all of them. */
final class Wiring {
  private Wiring() {}

  static AccountsApi api(
      Settings settings, Authentication authentication, Time time, StoreCalls calls) {
    if (settings.tokens().stream().anyMatch(tokens -> tokens.permissions().isEmpty())) {
      // the JDK's logger would load the world's calendars for one line
      LambdaRuntime.getLogger()
          .log("ACCOUNTS_PERMISSIONS is not set: every user who is signed in may do everything\n");
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
