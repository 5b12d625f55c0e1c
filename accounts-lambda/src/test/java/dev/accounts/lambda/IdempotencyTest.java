package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private static final String BODY =
      """
      {"name":"Cash","type":"DOMESTIC","currency":"EUR"}\
      """;

  private final Service service = new Service();

  @Test
  void theSameKeyAndBodyReturnTheFirstResponse() {
    FunctionReply first = service.send(create("key-1", BODY)).is(201);
    service.patch(first.at("/id"), 1, "{\"name\":\"Other\"}").is(200);

    FunctionReply second = service.send(create("key-1", BODY));

    assertThat(second).isEqualTo(first);
    assertThat(service.send(Call.get("/accounts")).json().at("/items")).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    service.send(create("key-1", BODY)).is(201);

    service.send(create("key-1", BODY + " ")).isProblem(422, "idempotency-key-reused");
  }

  @Test
  void aKeyOfAnotherTenantIsAnotherKey() {
    service.send(create("key-1", BODY)).is(201);

    Call foreign = create("key-1", BODY + " ").token(UserPool.shared().token().tenant("other"));
    service.send(foreign).is(201);
  }

  @Test
  void aFailedRequestLeavesTheKeyUnused() {
    service.send(create("key-1", "{}")).isProblem(400, "validation-failed");

    service.send(create("key-1", BODY)).is(201);
  }

  @Test
  void aKeyThatIsNoKeyIsRefusedTogetherWithTheRest() {
    assertThat(service.send(create("two words", "{\"name\":\"n\",\"type\":\"DOMESTIC\"}")).errors())
        .containsExactly("header /Idempotency-Key bad-character", "body /currency required");
    assertThat(service.send(create("", BODY)).errors())
        .containsExactly("header /Idempotency-Key required");
    assertThat(service.send(create("k".repeat(256), BODY)).errors())
        .containsExactly("header /Idempotency-Key too-long");
    service.send(create("k".repeat(255), BODY)).is(201);
  }

  @Test
  void twoKeysAreNoKey() {
    assertThat(service.send(create("a", BODY).header("Idempotency-Key", "b")).errors())
        .containsExactly("header /Idempotency-Key bad-character");
  }

  @Test
  void everyRepeatedChangeReturnsTheFirstResponse() {
    String id = service.send(create("open", BODY)).is(201).at("/id");
    String path = "/accounts/" + id;
    String reason = "{\"reason\":\"because\"}";
    int version = 1;
    for (Call call :
        new Call[] {
          Call.of("PATCH", path).json("{\"accountNumber\":\"7\"}"),
          Call.of("PUT", path).json("{\"name\":\"Till\"}"),
          Call.post(path + "/freeze", reason),
          Call.post(path + "/unfreeze", reason),
          Call.post(path + "/close", reason),
          Call.post(path + "/reopen", reason),
          Call.of("DELETE", path)
        }) {
      Call once = call.ifMatch(version++).header("Idempotency-Key", "key-" + version);
      FunctionReply first = service.send(once);
      assertThat(first.status()).as(first.body()).isIn(200, 204);
      assertThat(service.send(once)).isEqualTo(first);
    }
    assertThat(service.send(Call.get(path + "/events")).json().at("/items")).hasSize(8);
  }

  @Test
  void theSameKeyWithAnotherVersionOrPathIsAnotherRequest() {
    String id = service.send(create("open", BODY)).is(201).at("/id");
    String other = service.openNamed("Other");
    service.send(close(id, 1)).is(200);
    service.act(id, "reopen", 2).is(200);

    service.send(close(id, 3)).isProblem(422, "idempotency-key-reused");
    service.send(close(other, 1)).isProblem(422, "idempotency-key-reused");
    assertThat(service.send(Call.get("/accounts/" + other)).at("/status")).isEqualTo("OPEN");
    assertThat(service.send(close(id, 1).without("If-Match").header("If-Match", "W/\"1\"")).is(200))
        .returns("CLOSED", reply -> reply.at("/status"));
  }

  private static Call close(String id, long version) {
    return Call.post("/accounts/" + id + "/close", "{\"reason\":\"because\"}")
        .ifMatch(version)
        .header("Idempotency-Key", "close");
  }

  private static Call create(String key, String body) {
    return Call.post("/accounts", body).header("Idempotency-Key", key);
  }
}
