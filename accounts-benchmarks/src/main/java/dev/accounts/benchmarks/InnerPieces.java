package dev.accounts.benchmarks;

import com.nimbusds.jose.JOSEException;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Time;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.lambda.gateway.ProxyEvent;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.rest.auth.PermissionRules;
import dev.accounts.rest.body.AccountJson;
import dev.accounts.rest.http.Headers;
import dev.accounts.rest.http.Request;
import dev.accounts.rest.json.JsonReader;
import dev.accounts.sql.SqlAccountRepository;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a request is made of apart from its network: the event, the token, and rows to JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class InnerPieces {
  private static final Caller CALLER =
      Caller.of(TokenIssuer.TENANT, TokenIssuer.SUBJECT).waiting(Duration.ofHours(1));
  private static final ListQuery FIFTY = ListQuery.of(AccountFilter.ALL).limitedTo(50);

  private final byte[] event;
  private final Headers headers;
  private final AcceptedTokens rules;
  private final String keys;
  private final Authentication known;
  private final AccountRepository rows;

  /** Takes real rows from a database, and a token that is signed like Cognito's. */
  public InnerPieces() throws IOException, JOSEException, SQLException {
    TestDatabase database = TestPostgres.newDatabase();
    AccountId account = SampleAccounts.load(database);
    try (Surroundings plain = Surroundings.plain(database)) {
      String token = plain.issuer().token();
      event = SampleRequest.common(account.toString()).getFirst().event(token, 1);
      headers = Headers.of(Map.of("Authorization", List.of("Bearer " + token)));
      rules =
          new AcceptedTokens(
              plain.issuer().issuer(),
              Set.of(TokenIssuer.CLIENT),
              TokenUse.ID,
              URI.create(plain.issuer().issuer()),
              "custom:tenantId",
              PermissionRules.NONE);
      keys = plain.issuer().keySet();
      known = Authentication.withKeys(rules, keys, Time.SYSTEM);
      List<Map<String, String>> read = RecordedCalls.rowsOf(plain, CALLER, FIFTY);
      rows = new SqlAccountRepository((call, deadline) -> read);
    }
  }

  /** A gateway's event of 4 KB to a request. */
  @Benchmark
  public Request event() {
    return new ProxyEvent(JsonReader.read(event), "id", "").request();
  }

  /** A token that was verified before. */
  @Benchmark
  public Caller knownToken() {
    return known.caller(headers, Deadline.in(Duration.ofHours(1)));
  }

  /** The first token of an instance, with the keys that it is verified with. */
  @Benchmark
  public Caller firstToken() {
    return Authentication.withKeys(rules, keys, Time.SYSTEM)
        .caller(headers, Deadline.in(Duration.ofHours(1)));
  }

  /** Fifty rows to accounts. */
  @Benchmark
  public List<Account> rows() {
    return rows.list(CALLER, FIFTY).items();
  }

  /** The same, and each of them to JSON. */
  @Benchmark
  public int rowsToJson() {
    int characters = 0;
    for (Account account : rows.list(CALLER, FIFTY).items()) {
      characters += AccountJson.response(200, account).body().length();
    }
    return characters;
  }
}
