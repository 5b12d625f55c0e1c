package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.rest.OpenApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class AccountsApiTest {
  private final Session session = Session.of(SharedService.get());

  @Test
  void anAccountIsOpenedAndRead() {
    Reply opened =
        session.post(
            "/accounts",
            """
            {"name":" Travel ","type":"DOMESTIC","currency":"EUR","accountNumber":"4100",
             "metadata":{"region":"north"}}
            """);
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("ETag")).isEqualTo("\"1\"");
    String path = "/accounts/" + opened.json().path("id").asString();
    assertThat(opened.header("Location")).isEqualTo(path);
    Reply read = session.get(path);
    assertThat(read.json()).isEqualTo(opened.json());
    assertThat(read.json().path("name").asString()).isEqualTo("Travel");
    assertThat(read.json().path("createdBy").asString()).isEqualTo("ada");
    assertThat(session.get(path, "If-None-Match", "\"1\"").status()).isEqualTo(304);
  }

  @Test
  void theSameIdempotencyKeyReturnsTheFirstResponse() {
    String body = "{\"name\":\"Once\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}";
    Reply first = session.post("/accounts", body, "Idempotency-Key", "k1");
    Reply second = session.post("/accounts", body, "Idempotency-Key", "k1");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    Reply other = session.post("/accounts", body.replace("Once", "Two"), "Idempotency-Key", "k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void theContractForClientsIsServed() {
    Reply document = session.get("/openapi.json");
    assertThat(document.header("Content-Type")).isEqualTo("application/json");
    assertThat(document.body()).isEqualTo(OpenApi.forClients());
    assertThat(session.get("/openapi.json/more").status()).isEqualTo(404);
    assertThat(session.send("DELETE", "/openapi.json", "").status()).isEqualTo(405);
  }

  @Test
  void accountsAreListedInPagesAndFiltered() {
    session.openedRoot("Alpha");
    session.openedRoot("Alps");
    session.openedRoot("Beta");
    Reply page = session.get("/accounts?limit=2&parentId=root");
    assertThat(page.json().path("items")).hasSize(2);
    Reply rest =
        session.get(
            "/accounts?limit=2&parentId=root&cursor=" + page.json().path("nextCursor").asString());
    assertThat(rest.json().path("items")).hasSize(1);
    assertThat(rest.json().has("nextCursor")).isFalse();
    assertThat(session.get("/accounts?namePrefix=AL").json().path("items")).hasSize(2);
    assertThat(session.get("/accounts?status=OPEN&status=CLOSED").json().path("items")).hasSize(3);
    assertThat(session.get("/accounts?metadata.region=north").json().path("items")).isEmpty();
    assertThat(session.get("/accounts?cursor=bad").code()).isEqualTo("invalid-cursor");
  }

  @Test
  void anAccountIsPatchedReplacedAndDeleted() {
    String path = "/accounts/" + session.openedRoot("First");
    Reply patched =
        session.send(
            "PATCH",
            path,
            "{\"name\":\"Second\",\"accountNumber\":null,\"metadata\":{\"a\":\"b\"}}",
            "Content-Type",
            "application/merge-patch+json",
            "If-Match",
            "\"1\"");
    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    assertThat(patched.header("ETag")).isEqualTo("\"2\"");
    Reply replaced =
        session.send(
            "PUT",
            path,
            "{\"name\":\"Third\"}",
            "Content-Type",
            "application/json",
            "If-Match",
            "\"2\"");
    assertThat(replaced.json().path("metadata")).isEmpty();
    assertThat(session.send("DELETE", path, "").code()).isEqualTo("if-match-required");
    assertThat(session.send("DELETE", path, "", "If-Match", "\"2\"").code())
        .isEqualTo("stale-version");
    assertThat(session.send("DELETE", path, "", "If-Match", "\"3\"").status()).isEqualTo(204);
    assertThat(session.get(path).code()).isEqualTo("account-not-found");
    JsonNode events = session.get(path + "/events").json().path("items");
    assertThat(events).hasSize(4);
    assertThat(events.path(0).path("type").asString()).isEqualTo("DELETED");
  }

  @Test
  void anAccountIsFrozenUnfrozenClosedAndReopened() {
    String path = "/accounts/" + session.openedRoot("Moody");
    String because = "{\"reason\":\"Review\"}";
    int version = 1;
    for (String action : new String[] {"freeze", "unfreeze", "close", "reopen"}) {
      String tag = "\"" + version++ + "\"";
      Reply reply = session.post(path + "/" + action, because, "If-Match", tag);
      assertThat(reply.status()).as(action + " " + reply.body()).isEqualTo(200);
    }
    Reply again = session.post(path + "/reopen", because, "If-Match", "\"5\"");
    assertThat(again.code()).isEqualTo("not-allowed-in-status");
  }

  @Test
  void theTreeNestsChildren() {
    String root = session.openedRoot("Root");
    session.opened(
        "{\"name\":\"Child\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\",\"parentId\":\""
            + root
            + "\"}");
    JsonNode tree = session.get("/accounts/tree").json();
    assertThat(tree.path("items").path(0).path("children").path(0).path("name").asString())
        .isEqualTo("Child");
    JsonNode cut = session.get("/accounts/tree?depth=1").json().path("items").path(0);
    assertThat(cut.path("truncated").asBoolean()).isTrue();
    assertThat(cut.path("childCount").asInt()).isEqualTo(1);
  }

  @Test
  void anotherTenantsAccountDoesNotExist() {
    String path = "/accounts/" + session.openedRoot("Mine");
    assertThat(Session.of(SharedService.get()).get(path).code()).isEqualTo("account-not-found");
  }

  @Test
  void anUnknownMethodIsRefusedByTheFunctionWithAllow() {
    Reply reply = session.send("DELETE", "/accounts", "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET,HEAD,POST,OPTIONS");
  }

  @Test
  void aWrongValueIsPointedAt() {
    Reply reply =
        session.post("/accounts", "{\"name\":\"\",\"type\":\"DOMESTIC\",\"currency\":\"XYZW\"}");
    assertThat(reply.code()).isEqualTo("validation-failed");
    assertThat(reply.json().path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/currency");
  }

  @Test
  void everythingThatIsMissingIsPointedAt() {
    Reply reply = session.post("/accounts", "{}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("validation-failed");
    assertThat(reply.json().path("errors").findValuesAsString("in")).containsOnly("body");
    assertThat(reply.json().path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/type", "/currency");
  }

  @Test
  void aTokenWithoutATenantIsForbidden() {
    Reply tokens =
        session
            .client()
            .send("POST", "/local/tokens", "{\"sub\":\"eve\"}", "Content-Type", "application/json");
    String token = tokens.json().path("id_token").asString();
    Reply reply = session.client().get("/accounts", "Authorization", "Bearer " + token);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("tenant-missing");
  }

  @Test
  void theDemoChartIsThere() {
    LocalService service = SharedService.get();
    String token = service.pool().idToken("ada", DemoAccounts.TENANT);
    Session demo = new Session(SharedService.client(), token);
    JsonNode accounts = demo.get("/accounts?limit=100").json().path("items");
    assertThat(accounts).hasSize(DemoAccount.values().length);
    assertThat(demo.get("/accounts/tree").json().path("truncated").asBoolean()).isFalse();
  }
}
