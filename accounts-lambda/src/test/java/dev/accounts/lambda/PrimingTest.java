package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Time;
import dev.accounts.lambda.priming.Priming;
import dev.accounts.lambda.priming.PrimingRequest;
import dev.accounts.lambda.priming.PrimingRows;
import dev.accounts.lambda.priming.SnapshotHooks;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.rest.OpenApi;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.testkit.fixture.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.crac.Core;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What runs before a snapshot is taken. */
@Order(1)
class PrimingTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final UserPool pool = new UserPool();

  @ParameterizedTest
  @ValueSource(strings = {"dataapi", "jdbc", "memory"})
  void everyKindOfRequestHasTheStatusThatItShould(String adapter) throws Exception {
    // nothing listens at these addresses: what went there would fail
    assertThat(
            new Priming(Settings.from(environment(adapter)), Time.SYSTEM, AccountsHandler::new)
                .run(1))
        .isEmpty();
    assertThat(pool.fetches()).isZero();
  }

  @Test
  void aPrimingMayTakeMinutes() throws Exception {
    ManualTime time = new ManualTime(Instant.now());
    Priming slow =
        new Priming(
            Settings.from(environment("jdbc")),
            time,
            (settings, api, calls, ofRequests) -> {
              RequestStreamHandler handler = new AccountsHandler(settings, api, calls, ofRequests);
              return (in, out, context) -> {
                time.advance(Duration.ofSeconds(30));
                handler.handleRequest(in, out, context);
              };
            });
    assertThat(slow.run(1)).isEmpty();
  }

  /** Each of them may have waited until its deadline. */
  @Test
  void aRoundThatWentWrongIsTheLast() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    Priming failing =
        new Priming(
            Settings.from(environment("memory")),
            Time.SYSTEM,
            (settings, api, calls, time) ->
                (in, out, context) -> {
                  sent.incrementAndGet();
                  out.write("{\"statusCode\":500}".getBytes(StandardCharsets.UTF_8));
                });
    assertThat(failing.run(3)).contains("GET /accounts got 500");
    assertThat(sent).hasValue(PrimingRequest.all().size());
  }

  /** Looking through what is not needed is code as well, and half of an event. */
  @Test
  void theirEventsHaveWhatIsOnlyLookedThrough() throws Exception {
    List<JsonNode> events = new ArrayList<>();
    Priming listening =
        new Priming(
            Settings.from(environment("memory")),
            Time.SYSTEM,
            (settings, api, calls, time) ->
                (in, out, context) -> {
                  events.add(new JsonMapper().readTree(in));
                  out.write("{\"statusCode\":500}".getBytes(StandardCharsets.UTF_8));
                });
    listening.run(1);
    assertThat(events)
        .hasSize(PrimingRequest.all().size())
        .allSatisfy(event -> {
          assertThat(event.at("/headers").size()).isEqualTo(event.at("/multiValueHeaders").size());
          assertThat(event.at("/requestContext/identity").isObject()).isTrue();
          assertThat(event.at("/requestContext/requestTimeEpoch").isNumber()).isTrue();
          assertThat(event.at("/resource").asString()).isNotEmpty();
        });
  }

  @Test
  void everyRouteOfTheContractIsAmongThem() {
    Set<String> primed =
        PrimingRequest.all().stream()
            .map(request -> request.toString().replace(PrimingRows.ACCOUNT_ID, "{id}"))
            .collect(Collectors.toSet());
    assertThat(primed).containsAll(routes());
  }

  private static Set<String> routes() {
    Set<String> routes = new HashSet<>();
    for (var path : new YAMLMapper().readTree(OpenApi.text()).get("paths").properties()) {
      for (String method : METHODS) {
        if (path.getValue().has(method)) {
          routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    assertThat(routes).contains("POST /accounts/import", "GET /accounts/{id}/events");
    return routes;
  }

  @Test
  void aPrimingThatGoesWrongIsNoReasonNotToStart() {
    Settings settings = Settings.from(environment("dataapi"));
    // no token can be made in that year
    ManualTime endOfTime = new ManualTime(Instant.MAX);
    SnapshotHooks hooks =
        SnapshotHooks.register(
            new Priming(settings, endOfTime, AccountsHandler::new),
            Authentication.of(settings.tokens(), endOfTime));
    hooks.beforeCheckpoint(Core.getGlobalContext());
    hooks.afterRestore(Core.getGlobalContext());
    assertThat(new AccountsHandler(settings)).isNotNull();
  }

  private Map<String, String> environment(String adapter) {
    Map<String, String> environment = new HashMap<>(Service.environment(pool));
    environment.put("ACCOUNTS_ADAPTER", adapter);
    environment.put("ACCOUNTS_JDBC_URL", "jdbc:postgresql://127.0.0.1:9/none");
    environment.put("ACCOUNTS_JDBC_USER", "unknown");
    environment.put(
        "ACCOUNTS_DATAAPI_RESOURCE_ARN", "arn:aws:rds:eu-central-1:000000000000:cluster:none");
    environment.put(
        "ACCOUNTS_DATAAPI_SECRET_ARN",
        "arn:aws:secretsmanager:eu-central-1:000000000000:secret:none");
    environment.put("ACCOUNTS_DATAAPI_DATABASE", "none");
    environment.put("ACCOUNTS_DATAAPI_ENDPOINT", "http://127.0.0.1:9");
    return environment;
  }
}
