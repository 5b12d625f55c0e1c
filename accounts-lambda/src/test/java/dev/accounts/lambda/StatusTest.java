package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusTest {
  private final Service service = new Service();
  private final String id = service.openNamed("Cash");

  @Test
  void anAccountGoesThroughItsWholeLife() {
    assertThat(service.act(id, "freeze", 1).is(200).at("/status")).isEqualTo("FROZEN");
    assertThat(service.act(id, "unfreeze", 2).is(200).at("/status")).isEqualTo("OPEN");
    FunctionReply closed = service.act(id, "close", 3).is(200);
    assertThat(closed.at("/status")).isEqualTo("CLOSED");
    assertThat(closed.at("/statusReason")).isEqualTo("because");
    assertThat(closed.header("ETag")).isEqualTo("\"4\"");
    assertThat(service.act(id, "reopen", 4).is(200).at("/status")).isEqualTo("OPEN");
  }

  @Test
  void otherChangesOfStatusAreRefused() {
    service.act(id, "unfreeze", 1).isProblem(409, "not-allowed-in-status");
    service.act(id, "reopen", 1).isProblem(409, "not-allowed-in-status");
    service.act(id, "close", 1).is(200);
    FunctionReply refused = service.act(id, "freeze", 2).isProblem(409, "not-allowed-in-status");
    assertThat(refused.at("/detail")).contains("CLOSED").contains("freeze");
  }

  @Test
  void aReasonIsNeeded() {
    assertThat(reasoned("{}")).containsExactly("body /reason required");
    assertThat(reasoned("{\"reason\":\"  \"}")).containsExactly("body /reason required");
    assertThat(reasoned("{\"reason\":5,\"status\":\"OPEN\"}"))
        .containsExactly("body /status read-only", "body /reason wrong-type");
    assertThat(reasoned("{\"reason\":\"" + "r".repeat(501) + "\"}"))
        .containsExactly("body /reason too-long");
  }

  @Test
  void closingWaitsForTheChildren() {
    String child = service.openUnder(id, "Child");

    service.act(id, "close", 1).isProblem(409, "children-not-closed");
    service.act(child, "close", 1).is(200);
    service.act(id, "close", 1).is(200);
    service.act(child, "reopen", 2).isProblem(409, "parent-closed");
  }

  @Test
  void aDeletedAccountIsGone() {
    FunctionReply reply = service.send(Call.of("DELETE", "/accounts/" + id).ifMatch(1)).is(204);

    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("Content-Type")).isEmpty();
    service.send(Call.get("/accounts/" + id)).isProblem(404, "account-not-found");
    service
        .send(Call.of("DELETE", "/accounts/" + id).ifMatch(1))
        .isProblem(404, "account-not-found");
  }

  @Test
  void anAccountWithChildrenOrFrozenIsNotDeleted() {
    String child = service.openUnder(id, "Child");
    service.act(child, "freeze", 1).is(200);

    service
        .send(Call.of("DELETE", "/accounts/" + id).ifMatch(1))
        .isProblem(409, "account-has-children");
    service
        .send(Call.of("DELETE", "/accounts/" + child).ifMatch(2))
        .isProblem(409, "not-allowed-in-status");
  }

  private Iterable<String> reasoned(String body) {
    Call call = Call.post("/accounts/" + id + "/freeze", body).ifMatch(1);
    return service.send(call).isProblem(400, "validation-failed").errors();
  }
}
