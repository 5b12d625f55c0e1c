package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryTest {
  private final Service service = new Service();
  private final String parent = service.openNamed("Parent");
  private final String id =
      service.open(
          """
          {"name":"Cash","type":"DOMESTIC","currency":"EUR","accountNumber":"1",
           "metadata":{"a":"1","b":"2"}}\
          """);

  @Test
  void aCreationHasEverythingThatWasSet() {
    JsonNode event = event(0);

    assertThat(event.get("type").asString()).isEqualTo("CREATED");
    assertThat(event.get("version").asInt()).isEqualTo(1);
    assertThat(event.get("by").asString()).isEqualTo("user-1");
    assertThat(event.get("at").asString()).endsWith("Z");
    assertThat(event.has("reason")).isFalse();
    assertThat(event.get("before").toString()).isEqualTo("{}");
    assertThat(event.get("after").toString())
        .isEqualTo(
            """
            {"name":"Cash","accountNumber":"1","type":"DOMESTIC","currency":"EUR","status":"OPEN",\
            "metadata":{"a":"1","b":"2"}}\
            """);
  }

  @Test
  void aChangeHasOnlyWhatChanged() {
    service
        .patch(id, 1, "{\"accountNumber\":null,\"metadata\":{\"a\":\"9\",\"b\":null,\"c\":\"3\"}}")
        .is(200);

    JsonNode event = event(0);
    assertThat(event.get("type").asString()).isEqualTo("UPDATED");
    assertThat(event.get("before").toString())
        .isEqualTo("{\"accountNumber\":\"1\",\"metadata\":{\"a\":\"1\",\"b\":\"2\"}}");
    assertThat(event.get("after").toString()).isEqualTo("{\"metadata\":{\"a\":\"9\",\"c\":\"3\"}}");
  }

  @Test
  void aMoveNamesTheParents() {
    service.patch(id, 1, "{\"parentId\":\"" + parent + "\"}").is(200);

    JsonNode event = event(0);
    assertThat(event.get("type").asString()).isEqualTo("MOVED");
    assertThat(event.get("before").toString()).isEqualTo("{}");
    assertThat(event.get("after").toString()).isEqualTo("{\"parentId\":\"" + parent + "\"}");
  }

  @Test
  void aChangeOfStatusHasItsReason() {
    service.act(id, "freeze", 1).is(200);

    JsonNode event = event(0);
    assertThat(event.get("type").asString()).isEqualTo("FROZEN");
    assertThat(event.get("reason").asString()).isEqualTo("because");
    assertThat(event.get("before").toString()).isEqualTo("{\"status\":\"OPEN\"}");
    assertThat(event.get("after").toString())
        .isEqualTo("{\"status\":\"FROZEN\",\"statusReason\":\"because\"}");
  }

  @Test
  void theHistoryOfADeletedAccountStays() {
    service.send(Call.of("DELETE", "/accounts/" + id).ifMatch(1)).is(204);

    JsonNode event = event(0);
    assertThat(event.get("type").asString()).isEqualTo("DELETED");
    assertThat(event.get("before").toString()).isEqualTo("{}");
    assertThat(event.get("after").toString()).isEqualTo("{}");
    assertThat(event(1).get("type").asString()).isEqualTo("CREATED");
  }

  @Test
  void anotherTenantsHistoryIsNotFound() {
    Call call =
        Call.get("/accounts/" + id + "/events").token(UserPool.shared().token().tenant("x"));

    service.send(call).isProblem(404, "account-not-found");
  }

  private JsonNode event(int index) {
    FunctionReply reply = service.send(Call.get("/accounts/" + id + "/events")).is(200);
    return reply.json().at("/items/" + index);
  }
}
