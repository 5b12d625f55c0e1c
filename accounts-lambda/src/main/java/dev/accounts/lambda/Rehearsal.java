package dev.accounts.lambda;

import com.nimbusds.jose.JOSEException;
import dev.accounts.dataapi.DataApiAccountRepository;
import dev.accounts.domain.AccountRepository;
import dev.accounts.domain.Time;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.Settings.Storage;
import dev.accounts.lambda.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers every kind of request once before anybody asks, so that a snapshot holds code that is
 * loaded and warm. It runs the real code up to where the network or the driver begins, on parts of
 * its own: nothing of it is left in the parts that serve requests, and no database is woken.
 */
final class Rehearsal {
  private final Settings settings;
  private final Time time;

  Rehearsal(Settings settings, Time time) {
    this.settings = settings;
    this.time = time;
  }

  /**
   * Runs it once.
   *
   * @return the requests that were not answered as they should be, which is harmless
   */
  List<String> run() throws JOSEException, IOException {
    TlsRehearsal.run();
    RehearsalPool pool = new RehearsalPool();
    Settings.Tokens rules = pool.rules(settings.tokens().tenantClaim());
    AccountsHandler handler = handler(pool, rules);
    String token = pool.token(rules, time);
    List<String> unexpected = new ArrayList<>();
    for (RehearsalRequest request : RehearsalRequest.all()) {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(request.event(token)), answer, new RehearsalContext());
      String status = JsonReader.read(answer.toByteArray()).at("statusCode").toString();
      if (!status.contains("=" + request.status() + "]")) {
        unexpected.add(request + " got " + status);
      }
    }
    return unexpected;
  }

  private AccountsHandler handler(RehearsalPool pool, Settings.Tokens rules) {
    StoreCalls calls = new StoreCalls();
    TokenVerifier verifier = new TokenVerifier(pool.keys(rules, time), new TokenRules(rules, time));
    AccountsApi api =
        Wiring.api(
            repository(settings.storage(), calls),
            new Authentication(verifier, rules.tenantClaim()),
            time);
    return new AccountsHandler(settings, api, calls, time);
  }

  private static AccountRepository repository(Storage storage, StoreCalls calls) {
    return switch (storage) {
      case Storage.DataApi cluster ->
          DataApiAccountRepository.over(
              DataApiClient.rehearsing(cluster), DataApiClient.target(cluster), calls);
      case Storage.Jdbc jdbc -> JdbcAccountRepository.over(RehearsalDatabase.dataSource(), calls);
      case Storage.IamJdbc jdbc -> {
        DatabaseToken.rehearse(jdbc.user(), jdbc.address());
        yield JdbcAccountRepository.over(RehearsalDatabase.dataSource(), calls);
      }
      // has nothing of its own to rehearse
      case Storage.Memory memory ->
          JdbcAccountRepository.over(RehearsalDatabase.dataSource(), calls);
    };
  }
}
