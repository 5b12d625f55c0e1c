package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestLogTest {
  private final Service service = new Service();

  @Test
  void aRequestIsOneLineOfJson() {
    service.send(Call.get("/accounts?namePrefix=Secret")).is(200);

    assertThat(service.context.lines()).hasSize(1);
    assertThat(service.context.lines().getFirst()).endsWith("}\n").doesNotContain("Secret");
    JsonNode line = line(0);
    assertThat(line.propertyNames())
        .containsExactly(
            "time",
            "level",
            "requestId",
            "route",
            "method",
            "status",
            "durationMs",
            "tenant",
            "coldStart");
    assertThat(line.get("level").asString()).isEqualTo("INFO");
    assertThat(line.get("requestId").asString()).isEqualTo("request-1");
    assertThat(line.get("route").asString()).isEqualTo("listAccounts");
    assertThat(line.get("tenant").asString()).isEqualTo("acme");
  }

  @Test
  void theTimeIsInMilliseconds() {
    service.send(Call.get("/accounts"));

    assertThat(line(0).get("time").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
  }

  @Test
  void onlyTheFirstRequestIsAColdStart() {
    service.send(Call.get("/accounts"));
    service.send(Call.get("/accounts"));

    assertThat(line(0).get("coldStart").asBoolean()).isTrue();
    assertThat(line(1).get("coldStart").asBoolean()).isFalse();
  }

  @Test
  void aProblemIsLoggedByItsCode() {
    service.send(Call.get("/accounts/secret-path"));
    service.send(Call.of("X\n{}", "/secret"));

    assertThat(line(0).get("errorCode").asString()).isEqualTo("account-not-found");
    assertThat(line(0).get("route").asString()).isEqualTo("getAccount");
    assertThat(line(1).get("method").asString()).isEqualTo("OTHER");
    assertThat(line(1).get("route").asString()).isEqualTo("unknown");
    assertThat(service.logged()).doesNotContain("secret").doesNotContain("user-1");
  }

  private JsonNode line(int index) {
    return new JsonMapper().readTree(service.context.lines().get(index));
  }
}
