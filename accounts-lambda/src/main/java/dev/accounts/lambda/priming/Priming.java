package dev.accounts.lambda.priming;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.nimbusds.jose.JOSEException;
import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiAccountRepository;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.runtime.InvocationContext;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.lambda.storage.DataApiClient;
import dev.accounts.lambda.storage.DatabaseToken;
import dev.accounts.lambda.storage.StoreCalls;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.rest.json.JsonReader;
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
public final class Priming {
  /** Enough time for any call. */
  private static final int MILLIS = 10_000;

  private final Settings settings;
  private final Time time;
  private final Handlers handlers;

  /** A priming with these settings. */
  public Priming(Settings settings, Time time, Handlers handlers) {
    this.settings = settings;
    this.time = time;
    this.handlers = handlers;
  }

  /**
   * Runs it once.
   *
   * @return the requests that were not answered as they should be, which is harmless
   */
  public List<String> run() throws JOSEException, IOException {
    TlsPriming.run();
    PrimingPool pool = new PrimingPool();
    AcceptedTokens rules = pool.rules(settings.tokens().getFirst().tenantClaim());
    RequestStreamHandler handler = handler(pool, rules);
    String token = pool.token(rules, time);
    List<String> unexpected = new ArrayList<>();
    for (PrimingRequest request : PrimingRequest.all()) {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(request.event(token)),
          answer,
          new InvocationContext("priming", () -> MILLIS, line -> {}));
      String status = JsonReader.read(answer.toByteArray()).at("statusCode").toString();
      if (!status.contains("=" + request.status() + "]")) {
        unexpected.add(request + " got " + status);
      }
    }
    return unexpected;
  }

  private RequestStreamHandler handler(PrimingPool pool, AcceptedTokens rules) {
    StoreCalls calls = new StoreCalls();
    Accounts accounts = new Accounts(repository(settings.storage(), calls), time);
    Authentication authentication = Authentication.withKeys(rules, pool.keySet(), time);
    return handlers.over(settings, AccountsApi.over(accounts, authentication, time), calls, time);
  }

  private static AccountRepository repository(Storage storage, StoreCalls calls) {
    return switch (storage) {
      case Storage.DataApi cluster ->
          DataApiAccountRepository.over(
              DataApiClient.over(cluster, new PrimingHttpClient()),
              DataApiClient.target(cluster),
              calls);
      case Storage.Jdbc jdbc -> JdbcAccountRepository.over(PrimingDatabase.dataSource(), calls);
      case Storage.IamJdbc jdbc -> {
        DatabaseToken.prime(jdbc.user(), jdbc.address());
        yield JdbcAccountRepository.over(PrimingDatabase.dataSource(), calls);
      }
      // has nothing of its own to prime
      case Storage.Memory memory -> JdbcAccountRepository.over(PrimingDatabase.dataSource(), calls);
    };
  }

  /** Makes what serves requests, from the parts that are primed. */
  @FunctionalInterface
  public interface Handlers {
    /** A handler over this API. */
    RequestStreamHandler over(Settings settings, AccountsApi api, StoreCalls calls, Time time);
  }
}
