package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostgresTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();

  private final Service service = Service.wiredBy(environment(DATABASE.name()));

  @Test
  void theWholeLifeOfAnAccountIsKeptInPostgres() {
    String parent = service.openNamed("Parent");
    String id = service.openUnder(parent, "Child");
    service.patch(id, 1, "{\"metadata\":{\"k\":\"v\"},\"accountNumber\":\"1\"}").is(200);
    service.act(id, "close", 2).is(200);
    service.act(parent, "close", 1).is(200);
    service.act(id, "reopen", 3).isProblem(409, "parent-closed");
    service.patch(id, 1, "{\"name\":\"n\"}").isProblem(412, "stale-version");

    assertThat(service.send(Call.get("/accounts?metadata.k=v")).at("/items/0/id")).isEqualTo(id);
    assertThat(service.send(Call.get("/accounts/tree?root=" + parent)).at("/items/0/children/0/id"))
        .isEqualTo(id);
    service.send(Call.of("DELETE", "/accounts/" + id).ifMatch(3)).is(204);
    FunctionReply history = service.send(Call.get("/accounts/" + id + "/events?limit=3")).is(200);
    assertThat(history.at("/items/0/type")).isEqualTo("DELETED");
    String rest = "/accounts/" + id + "/events?cursor=" + history.at("/nextCursor");
    assertThat(service.send(Call.get(rest)).is(200).at("/items/0/type")).isEqualTo("CREATED");
  }

  @Test
  void whatTheStoreTookIsInTheLogAndAMetric() {
    service.send(Call.get("/accounts")).is(200);
    JsonNode line = new JsonMapper().readTree(service.context.lines().getLast());
    assertThat(line.get("storeAttempts").asInt()).isEqualTo(1);
    assertThat(line.get("storeResumeWaitMs").asInt()).isZero();
    assertThat(line.get("storeDoubtsResolved").asInt()).isZero();
    JsonNode metrics = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(metrics.get("Namespace").asString()).isEqualTo("Accounts");
    assertThat(metrics.at("/Dimensions/0/0").asString()).isEqualTo("route");
    assertThat(metrics.get("Metrics"))
        .allSatisfy(metric -> assertThat(line.has(metric.get("Name").asString())).isTrue());
  }

  @Test
  void textIsOnlyText() {
    String nasty = "'; DROP TABLE account; -- %_\\\\ \\\" 🏦";
    FunctionReply opened =
        service
            .send(
                Call.post(
                    "/accounts",
                    "{\"name\":\"%s\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\",\"metadata\":{\"%s\":\"%s\"}}"
                        .formatted(nasty, nasty, nasty)))
            .is(201);

    String name = opened.at("/name");
    FunctionReply found =
        service.send(Call.get("/accounts?namePrefix=" + Call.encode(name))).is(200);
    assertThat(found.at("/items/0/id")).isEqualTo(opened.at("/id"));
    assertThat(found.json().at("/items/0/metadata").toString())
        .isEqualTo(opened.json().get("metadata").toString());
    assertThat(service.send(Call.get("/accounts?namePrefix=%25")).json().get("items")).isEmpty();
  }

  @Test
  void theSameKeyReturnsTheFirstResult() {
    Call call =
        Call.post("/accounts", "{\"name\":\"n\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}")
            .header("Idempotency-Key", "once");

    assertThat(service.send(call).is(201)).isEqualTo(service.send(call));
  }

  @Test
  void aWrongDatabaseNameIsOurFaultAndStaysInside() {
    Service wrong = Service.wiredBy(environment("no_such_database"));

    FunctionReply reply = wrong.send(Call.get("/accounts")).isProblem(500, "internal-error");

    assertThat(reply.body()).doesNotContain("no_such_database").doesNotContain("application_of");
    assertThat(wrong.logged()).doesNotContain("no_such_database").contains("RepositoryException");
  }

  private static Map<String, String> environment(String databaseName) {
    Map<String, String> environment = Service.environment(UserPool.shared());
    environment.put("ACCOUNTS_ADAPTER", "jdbc");
    environment.put(
        "ACCOUNTS_JDBC_URL",
        "jdbc:postgresql://%s:%d/%s".formatted(DATABASE.host(), DATABASE.port(), databaseName));
    environment.put("ACCOUNTS_JDBC_USER", DATABASE.applicationUser().user());
    environment.put("ACCOUNTS_JDBC_PASSWORD", DATABASE.applicationUser().password());
    return environment;
  }
}
