package dev.accounts.local.gateway;

import static dev.accounts.local.gateway.GatewayFixture.ECHO;
import static dev.accounts.local.gateway.GatewayFixture.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class LocalGatewayTest {
  private static final GatewayFixture GATEWAY = new GatewayFixture(UnaryOperator.identity(), ECHO);

  @AfterAll
  static void stop() {
    GATEWAY.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accounts",
        "/accounts/tree",
        "/accounts/x",
        "/accounts/x/close",
        "/accounts/x/events"
      })
  void aPreflightNeedsNoToken(String path) {
    Reply reply = GATEWAY.client().send("OPTIONS", path, "", "Origin", ORIGIN);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(reply.header("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
    assertThat(reply.header("Access-Control-Allow-Methods")).endsWith(",OPTIONS");
  }

  @Test
  void theGatewaysOwnRefusalsHaveCorsHeadersAndOurProblem() {
    Reply reply = GATEWAY.client().get("/accounts");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.code()).isEqualTo("unauthenticated");
    assertThat(reply.json().path("requestId").asString())
        .isEqualTo(reply.header("x-amzn-RequestId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/account", "/accounts/", "/accounts/x/y", "/accounts/x/close/now"})
  void anUnknownPathIsNotFound(String path) {
    Reply reply = GATEWAY.client().get(path, "Authorization", GATEWAY.bearer());
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("unknown-route");
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void theFunctionGetsARestProxyEvent() {
    Reply reply =
        GATEWAY
            .client()
            .get(
                "/accounts/a%20b/events?limit=5&metadata.k=a%26b&limit=6",
                "Authorization", GATEWAY.bearer(), "X-Two", "one", "X-Two", "two");
    JsonNode event = reply.json();
    assertThat(event.path("resource").asString()).isEqualTo("/accounts/{id}/events");
    assertThat(event.path("path").asString()).isEqualTo("/accounts/a%20b/events");
    assertThat(event.path("pathParameters").path("id").asString()).isEqualTo("a b");
    assertThat(event.path("queryStringParameters").path("limit").asString()).isEqualTo("6");
    assertThat(event.path("multiValueQueryStringParameters").path("limit")).hasSize(2);
    assertThat(event.path("queryStringParameters").path("metadata.k").asString()).isEqualTo("a&b");
    assertThat(event.path("multiValueHeaders").path("X-two")).hasSize(2);
    assertThat(event.path("body").isNull()).isTrue();
    JsonNode context = event.path("requestContext");
    assertThat(context.path("authorizer").path("claims").path("custom:tenantId").asString())
        .isEqualTo("acme");
    assertThat(context.path("identity").path("sourceIp").asString()).isEqualTo("127.0.0.1");
    assertThat(context.path("requestId").asString()).isEqualTo(reply.header("x-amzn-RequestId"));
  }

  @Test
  void fixedSegmentsWinOverParameters() {
    Reply reply = GATEWAY.client().get("/accounts/tree", "Authorization", GATEWAY.bearer());
    assertThat(reply.json().path("resource").asString()).isEqualTo("/accounts/tree");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"reason\":5}"})
  void aReasonThatDoesNotFitItsModelIsRefused(String body) {
    Reply reply = post("/accounts/x/close", body, "application/json; charset=utf-8");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("validation-failed");
  }

  @Test
  void aBodyOfAnotherMediaTypeIsLeftToTheFunction() {
    assertThat(post("/accounts/x/close", "anything", "text/plain").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"POST, /accounts", "PUT, /accounts/x", "PATCH, /accounts/x"})
  void aBodyOfSeveralFieldsIsLeftToTheFunctionWhichNamesThemAll(String method, String path) {
    Reply reply = sent(method, path, "{}", "application/json");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("body").asString()).isEqualTo("{}");
  }

  @Test
  void aBodyThatFitsGoesThroughUnchanged() {
    String body = "{\"reason\":\"São\", \"more\":1}";
    Reply reply = post("/accounts/x/close", body, "application/json");
    assertThat(reply.json().path("body").asString()).isEqualTo(body);
  }

  @Test
  void tooManyHeadersAreRefused() {
    Reply reply =
        GATEWAY
            .client()
            .get("/accounts", "Authorization", GATEWAY.bearer(), "X", "x".repeat(10_240));
    assertThat(reply.status()).isEqualTo(431);
    assertThat(reply.code()).isEqualTo("headers-too-large");
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void aBodyOverTenMegabytesIsRefused() {
    Reply reply = post("/accounts", "x".repeat(10 * 1024 * 1024 + 1), "text/plain");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.code()).isEqualTo("body-too-large");
  }

  private static Reply post(String path, String body, String type) {
    return sent("POST", path, body, type);
  }

  private static Reply sent(String method, String path, String body, String type) {
    return GATEWAY
        .client()
        .send(method, path, body, "Authorization", GATEWAY.bearer(), "Content-Type", type);
  }
}
