package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.inmemory.InMemoryAccountRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private static final String BODY =
      """
      {"name":"Cash","type":"DOMESTIC","currency":"EUR"}\
      """;

  private final Service service = new Service();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /accounts           | GET,HEAD,POST,OPTIONS",
        "POST   | /accounts/tree      | GET,HEAD,OPTIONS",
        "GET    | /accounts/import    | POST,OPTIONS",
        "POST   | /accounts/export    | GET,HEAD,OPTIONS",
        "POST   | /accounts/1         | GET,HEAD,PATCH,PUT,DELETE,OPTIONS",
        "GET    | /accounts/1/freeze  | POST,OPTIONS",
        "PUT    | /accounts/1/events  | GET,HEAD,OPTIONS",
        "BREW   | /accounts           | GET,HEAD,POST,OPTIONS"
      })
  void anotherMethodIsRefusedWithThoseThatThereAre(String method, String path, String allow) {
    FunctionReply reply = service.send(Call.of(method, path)).isProblem(405, "method-not-allowed");

    assertThat(reply.header("Allow")).isEqualTo(allow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{", "{\\\"authorization\\\":\\\"Bearer %s\\\"}"})
  void headersOfAnEventThatAreNoObjectAreNone(String headers) {
    String event =
        """
        {"version":"2.0","rawPath":"/accounts","rawQueryString":"","headers":"%s",\
        "requestContext":{"requestId":"request-1","http":{"method":"GET"}}}\
        """
            .formatted(headers.formatted(UserPool.shared().token().build()));
    service.send(Service.utf8(event)).isProblem(401, "unauthenticated");
  }

  @Test
  void headIsGetWithoutTheBody() {
    String id = service.send(Call.post("/accounts", BODY)).is(201).at("/id");
    for (String path :
        new String[] {"/accounts", "/accounts/tree", "/accounts/" + id + "/events"}) {
      FunctionReply read = service.send(Call.get(path)).is(200);
      assertThat(service.send(Call.of("HEAD", path)))
          .isEqualTo(new FunctionReply(200, read.headers(), ""));
    }
    FunctionReply account = service.send(Call.of("HEAD", "/accounts/" + id)).is(200);
    assertThat(account.header("ETag")).isEqualTo("\"1\"");
    assertThat(account.body()).isEmpty();
    service.send(Call.of("HEAD", "/accounts/" + id).header("If-None-Match", "\"1\"")).is(304);
    FunctionReply gone = service.send(Call.of("HEAD", "/accounts/none")).is(404);
    assertThat(gone.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(gone.body()).isEmpty();
    assertThat(service.send(Call.of("HEAD", "/accounts/" + id + "/close")).is(405).header("Allow"))
        .isEqualTo("POST,OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/account",
        "/Accounts",
        "/accounts/1/2/3",
        "/accounts/1/destroy",
        "/accounts//",
        "//accounts",
        "/accounts/1/",
        "/\\evil/accounts",
        "/accounts\r\nX: y/accounts"
      })
  void whereThereIsNothingItSaysSo(String path) {
    byte[] event = Call.get(path).functionUrlEvent();
    if (path.equals("/accounts/1/")) {
      service.send(event).isProblem(404, "account-not-found");
    } else {
      service.send(event).isProblem(404, "unknown-route");
    }
  }

  @Test
  void strangersDoNotLearnWhichPathsThereAre() {
    service.send(Call.anonymous("GET", "/nothing")).isProblem(401, "unauthenticated");
    service.send(Call.anonymous("DELETE", "/accounts")).isProblem(401, "unauthenticated");
  }

  @Test
  void theLocationIsRightUnderAStage() {
    locationBeginsWith(Call.post("/accounts", BODY).under("/v2").restEvent(), "/v2/accounts/");
    locationBeginsWith(
        Call.post("/accounts", BODY).under("/v2").greedyRestEvent(), "/v2/accounts/");
    locationBeginsWith(Call.post("/accounts", BODY).under("/v2").httpEvent(), "/v2/accounts/");
  }

  @Test
  void theLocationIsRightUnderACustomDomain() {
    locationBeginsWith(Call.post("/accounts", BODY).under("").restEvent(), "/accounts/");
    locationBeginsWith(
        Call.post("/accounts", BODY).under("/a/b").customDomainEvent(), "/a/b/accounts/");
    locationBeginsWith(Call.post("/accounts", BODY).functionUrlEvent(), "/accounts/");
  }

  @Test
  void aBasePathMayHaveOurOwnName() {
    String id = service.openNamed("Cash");
    byte[] read = Call.get("/accounts/" + id).under("/accounts").customDomainEvent();

    assertThat(service.send(read).is(200).at("/id")).isEqualTo(id);
    locationBeginsWith(
        Call.post("/accounts", BODY).under("/accounts").customDomainEvent(), "/accounts/accounts/");
  }

  /** A route for everything does not say where our paths begin; the setting or the stage does. */
  @ParameterizedTest
  @ValueSource(strings = {"/accounts", "/a/accounts", "/accounts/accounts", "/finance"})
  void aBasePathIsKnownWhateverItsName(String basePath) {
    Map<String, String> environment = Service.environment(UserPool.shared());
    environment.put("ACCOUNTS_BASE_PATH", basePath);
    Service based = new Service(environment, new InMemoryAccountRepository());
    FunctionReply opened =
        based.send(Call.post("/accounts", BODY).under(basePath).catchAllEventUnderABasePath());
    String id = opened.is(201).at("/id");
    assertThat(opened.header("Location")).isEqualTo(basePath + "/accounts/" + id);
    Call read = Call.get("/accounts/" + id).under(basePath);
    assertThat(based.send(read.catchAllEventUnderABasePath()).is(200).at("/id")).isEqualTo(id);
    Call onTheDomainOfAws = Call.get("/accounts/" + id);
    assertThat(based.send(onTheDomainOfAws.functionUrlEvent()).is(200).at("/id")).isEqualTo(id);
  }

  @Test
  void aStageMayHaveOurOwnName() {
    locationBeginsWith(
        Call.post("/accounts", BODY).under("/accounts").catchAllEventUnderAStage(),
        "/accounts/accounts/");
    locationBeginsWith(
        Call.post("/accounts", BODY).under("/accounts").httpEvent(), "/accounts/accounts/");
    locationBeginsWith(
        Call.post("/accounts", BODY).under("/accounts").greedyRestEvent(), "/accounts/accounts/");
    locationBeginsWith(
        Call.post("/accounts", BODY).under("/accounts").greedyCustomDomainEvent(),
        "/accounts/accounts/");
  }

  @Test
  void aPathIsNeverCutWhereItHappensToNameUs() {
    service.send(Call.get("/other/accounts").functionUrlEvent()).isProblem(404, "unknown-route");
    service
        .send(Call.get("/accounts").under("/other").catchAllEventUnderABasePath())
        .isProblem(404, "unknown-route");
  }

  @Test
  void aSlashAtTheEndDoesNotMatter() {
    locationBeginsWith(Call.post("/accounts/", BODY).functionUrlEvent(), "/accounts/");
  }

  @Test
  void everyRouteRefusesParametersThatItDoesNotHave() {
    String one = "/accounts/" + service.openNamed("Cash");
    for (String call :
        new String[] {
          "POST /accounts",
          "GET /accounts",
          "GET /accounts/tree",
          "POST /accounts/import",
          "GET /accounts/export",
          "GET " + one,
          "PATCH " + one,
          "PUT " + one,
          "DELETE " + one,
          "POST " + one + "/freeze",
          "POST " + one + "/unfreeze",
          "POST " + one + "/close",
          "POST " + one + "/reopen",
          "GET " + one + "/events"
        }) {
      String[] parts = call.split(" ", -1);
      Call withQuery = Call.of(parts[0], parts[1] + "?Limit=1").json("{}").ifMatch(1);
      assertThat(service.send(withQuery).isProblem(400, "validation-failed").errors())
          .as(call)
          .contains("query /Limit unknown-parameter");
    }
  }

  private void locationBeginsWith(byte[] event, String prefix) {
    FunctionReply reply = service.send(event).is(201);
    assertThat(reply.header("Location")).isEqualTo(prefix + reply.at("/id"));
  }
}
