package dev.accounts.lambda.priming;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.nimbusds.jose.JOSEException;
import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiAccountRepository;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.runtime.InvocationContext;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.lambda.storage.ConnectionPool;
import dev.accounts.lambda.storage.DataApiClient;
import dev.accounts.lambda.storage.DatabaseToken;
import dev.accounts.lambda.storage.StoreCalls;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rdsdata.RdsDataClientBuilder;

/**
 * Serves every kind of request before the first caller, so that a snapshot holds code that is
 * loaded and warm. It runs the real code, the driver and the pool included, on parts of its own:
 * nothing of it is left in the parts that serve requests, and no database is woken.
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

  /** What it primes with. */
  public Settings settings() {
    return settings;
  }

  /**
   * Runs it. A round in which a request went wrong is the last one, because each of its requests
   * may have waited until its deadline.
   *
   * @param rounds how often each request is sent
   * @return the requests that did not get the status that they should, which is harmless
   */
  public List<String> run(int rounds) throws JOSEException, GeneralSecurityException, IOException {
    PrimingTls.loadTrusted();
    PrimingPool users = new PrimingPool();
    PrimingTls tls = users.tls(time);
    return switch (settings.storage()) {
      case Storage.DataApi cluster -> runOverDataApi(cluster, users, tls, rounds);
      case Storage.Jdbc jdbc -> runOverJdbc(users, tls, rounds);
      case Storage.IamJdbc jdbc -> {
        DatabaseToken.prime(jdbc.user(), jdbc.address());
        yield runOverJdbc(users, tls, rounds);
      }
      // connects to nothing; this warms what all have in common
      case Storage.Memory memory -> runOverJdbc(users, tls, rounds);
    };
  }

  private List<String> runOverDataApi(
      Storage.DataApi cluster, PrimingPool users, PrimingTls tls, int rounds)
      throws JOSEException, GeneralSecurityException, IOException {
    StoreCalls calls = new StoreCalls();
    PrimingRows rows = new PrimingRows();
    try (PrimingServer server =
        new PrimingServer(client -> PrimingDataApi.hold(client, tls, rows))) {
      RdsDataClientBuilder client =
          DataApiClient.priming(cluster, URI.create("https://" + server.address()), tls.trust());
      AccountRepository accounts =
          DataApiAccountRepository.over(client, DataApiClient.target(cluster), calls);
      return run(accounts, calls, users, rounds, () -> {});
    }
  }

  private List<String> runOverJdbc(PrimingPool users, PrimingTls tls, int rounds)
      throws JOSEException, GeneralSecurityException, IOException {
    StoreCalls calls = new StoreCalls();
    PrimingRows rows = new PrimingRows();
    try (PrimingServer server =
            new PrimingServer(client -> PrimingSession.hold(client, tls, rows));
        HikariDataSource pool =
            ConnectionPool.ofTheService(time).to(PrimingSession.login(server.address(), tls))) {
      Runnable reconnect = () -> evictConnections(pool);
      return run(JdbcAccountRepository.over(pool, calls), calls, users, rounds, reconnect);
    }
  }

  /** A pool that was not asked for a connection has none. */
  private static void evictConnections(HikariDataSource pool) {
    if (pool.isRunning()) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  private List<String> run(
      AccountRepository accounts,
      StoreCalls calls,
      PrimingPool users,
      int rounds,
      Runnable reconnect)
      throws JOSEException, IOException {
    AcceptedTokens rules = users.rules(settings.tokens().getFirst().tenantClaim());
    Authentication authentication = Authentication.withKeys(rules, users.keySet(), time);
    AccountsApi api = AccountsApi.over(new Accounts(accounts, time), authentication, time);
    RequestStreamHandler handler = handlers.over(settings, api, calls, time);
    String token = users.token(rules, time);
    Set<String> unexpected = new LinkedHashSet<>();
    for (int round = 0; round < rounds && unexpected.isEmpty(); round++) {
      for (PrimingRequest request : PrimingRequest.all()) {
        String status = status(handler, request.event(token));
        if (!status.equals(Integer.toString(request.status()))) {
          unexpected.add(request + " got " + status);
        }
      }
      reconnect.run();
    }
    return List.copyOf(unexpected);
  }

  private static String status(RequestStreamHandler handler, byte[] event) throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event),
        response,
        new InvocationContext("priming", () -> MILLIS, line -> {}));
    return JsonReader.read(response.toByteArray()).at("statusCode")
            instanceof Json.Numeral(String digits)
        ? digits
        : "no status";
  }

  /** Makes what serves requests, from the parts that are primed. */
  @FunctionalInterface
  public interface Handlers {
    /** A handler over this API. */
    RequestStreamHandler over(Settings settings, AccountsApi api, StoreCalls calls, Time time);
  }
}
