package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private final Service service = new Service();

  @Test
  void anAccountIsReadWithItsVersion() {
    String id = service.openNamed("Cash");

    FunctionReply reply = service.send(Call.get("/accounts/" + id)).is(200);

    assertThat(reply.at("/id")).isEqualTo(id);
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"7\", \"1\"", "*"})
  void anAccountThatTheCallerHasIsNotReturned(String known) {
    String id = service.openNamed("Cash");

    FunctionReply reply =
        service.send(Call.get("/accounts/" + id).header("If-None-Match", known)).is(304);

    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    assertThat(reply.header("Content-Type")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "1", "\"11\"", "nonsense"})
  void anAccountThatTheCallerHasOtherwiseIsSent(String known) {
    String id = service.openNamed("Cash");

    service.send(Call.get("/accounts/" + id).header("If-None-Match", known)).is(200);
  }

  @Test
  void anotherTenantsAccountLooksExactlyLikeNone() {
    String id = service.openNamed("Cash");
    String stranger = UserPool.shared().token().tenant("stranger").build();
    Service empty = new Service();

    for (String method : new String[] {"GET", "PATCH", "PUT", "DELETE"}) {
      byte[] event =
          Call.of(method, "/accounts/" + id)
              .json("{\"name\":\"n\"}")
              .ifMatch(1)
              .token(stranger)
              .restEvent();

      byte[] foreign = service.sendBytes(event);

      assertThat(foreign).isEqualTo(empty.sendBytes(event));
      FunctionReply.of(foreign).isProblem(404, "account-not-found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1-1-1-1-1", "..", "%00", "01980a3c-5e2f-7c41-9b1a-6f2d8e4c7a1g"})
  void whatIsNoIdIsNoAccount(String id) {
    service.send(Call.get("/accounts/" + id)).isProblem(404, "account-not-found");
    service.send(Call.get("/accounts/" + id + "/events")).isProblem(404, "account-not-found");
  }
}
