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

  private final Prepared prepared = Prepared.prepare();

  /** Real rows from a database, and a token that is signed like Cognito's. */
  @SuppressWarnings("ArrayRecordComponent") // compared with nothing
  private record Prepared(
      byte[] event,
      Headers headers,
      AcceptedTokens rules,
      String keys,
      Authentication known,
      AccountRepository rows) {

    static Prepared prepare() {
      try {
        TestDatabase database = TestPostgres.newDatabase();
        AccountId account = SampleAccounts.load(database);
        try (Surroundings plain = Surroundings.plain(database)) {
          return of(plain, account);
        }
      } catch (IOException | JOSEException | SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }

    private static Prepared of(Surroundings plain, AccountId account) throws JOSEException {
      String token = plain.issuer().token();
      AcceptedTokens rules =
          new AcceptedTokens(
              plain.issuer().issuer(),
              Set.of(TokenIssuer.CLIENT),
              TokenUse.ID,
              URI.create(plain.issuer().issuer()),
              "custom:tenantId",
              PermissionRules.NONE);
      String keys = plain.issuer().keySet();
      List<Map<String, String>> rows = RecordedCalls.rowsOf(plain, CALLER, FIFTY);
      return new Prepared(
          SampleRequest.common(account.toString()).getFirst().event(token, 1),
          Headers.of(Map.of("Authorization", List.of("Bearer " + token))),
          rules,
          keys,
          Authentication.withKeys(rules, keys, Time.SYSTEM),
          new SqlAccountRepository((call, deadline) -> rows));
    }
  }

  /** A gateway's event of 4 KB to a request. */
  @Benchmark
  public Request event() {
    return ProxyEvent.read(prepared.event(), "id", "").request();
  }

  /** A token that was verified before. */
  @Benchmark
  public Caller knownToken() {
    return prepared.known().caller(prepared.headers(), Deadline.in(Duration.ofHours(1)));
  }

  /** The first token of an instance, with the keys that it is verified with. */
  @Benchmark
  public Caller firstToken() {
    return Authentication.withKeys(prepared.rules(), prepared.keys(), Time.SYSTEM)
        .caller(prepared.headers(), Deadline.in(Duration.ofHours(1)));
  }

  /** Fifty rows to accounts. */
  @Benchmark
  public List<Account> rows() {
    return prepared.rows().list(CALLER, FIFTY).items();
  }

  /** The same, and each of them to JSON. */
  @Benchmark
  public int rowsToJson() {
    int characters = 0;
    for (Account account : prepared.rows().list(CALLER, FIFTY).items()) {
      characters += AccountJson.response(200, account).body().length();
    }
    return characters;
  }
}
