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
  void theSameKeyAndBodyGivesTheFirstAnswerAgain() {
    Answer first = service.send(create("key-1", BODY)).is(201);
    service.patch(first.at("/id"), 1, "{\"name\":\"Other\"}").is(200);

    Answer second = service.send(create("key-1", BODY));

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

  private static Call create(String key, String body) {
    return Call.post("/accounts", body).header("Idempotency-Key", key);
  }
}
