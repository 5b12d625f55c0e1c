package dev.accounts.local.gateway;

import static dev.accounts.local.gateway.GatewayFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accounts.local.Client.Reply;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the gateway does comes from the file: another file, another gateway. */
final class ChangedContractTest {

  @Test
  void withoutThePreflightABrowserIsTurnedAway() {
    try (GatewayFixture gateway =
        edited(text -> text.replace("    options:\n", "    x-was-options:\n"))) {
      assertThat(gateway.client().send("OPTIONS", "/accounts", "").status()).isEqualTo(401);
    }
  }

  @Test
  void withoutCorsOnGatewayResponsesABrowserCannotReadARefusal() {
    String line =
        "      gatewayresponse.header.Access-Control-Allow-Origin: \"'${AllowedOrigin}'\"\n";
    try (GatewayFixture gateway = edited(text -> text.replace(line, ""))) {
      Reply reply = gateway.client().get("/accounts");
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void withoutGatewayResponsesTheResponsesAreApiGatewaysOwn() {
    try (GatewayFixture gateway =
        edited(text -> text.replace("x-amazon-apigateway-gateway-responses:", "x-none:"))) {
      Reply unknown = gateway.client().get("/nowhere");
      assertThat(unknown.status()).isEqualTo(403);
      assertThat(unknown.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }
  }

  @Test
  void withoutSecurityAnybodyMayCall() {
    try (GatewayFixture gateway =
        edited(text -> text.replace("security: [{CognitoUserPool: []}]", "security: []"))) {
      assertThat(gateway.client().get("/accounts").status()).isEqualTo(200);
    }
  }

  @Test
  void withScopesAnAccessTokenIsNeeded() {
    try (GatewayFixture gateway =
        edited(text -> text.replace("CognitoUserPool: []", "CognitoUserPool: [openid]"))) {
      assertThat(gateway.client().get("/accounts", "Authorization", gateway.bearer()).status())
          .isEqualTo(401);
      String access = "Bearer " + tokens(gateway).json().path("access_token").asString();
      assertThat(gateway.client().get("/accounts", "Authorization", access).status())
          .isEqualTo(200);
    }
  }

  @Test
  void withoutScopesAnAccessTokenIsRefused() {
    try (GatewayFixture gateway = edited(UnaryOperator.identity())) {
      String access = "Bearer " + tokens(gateway).json().path("access_token").asString();
      assertThat(gateway.client().get("/accounts", "Authorization", access).status())
          .isEqualTo(401);
    }
  }

  @Test
  void withoutTheValidatorTheFunctionSeesEveryReason() {
    try (GatewayFixture gateway = edited(UnaryOperator.identity())) {
      assertThat(closedBy(gateway).status()).isEqualTo(400);
    }
    try (GatewayFixture gateway =
        edited(text -> text.replace("validateRequestBody: true", "validateRequestBody: false"))) {
      assertThat(closedBy(gateway).status()).isEqualTo(200);
    }
  }

  private static Reply closedBy(GatewayFixture gateway) {
    String[] headers = {"Authorization", gateway.bearer(), "Content-Type", "application/json"};
    return gateway.client().send("POST", "/accounts/x/close", "[]", headers);
  }

  @Test
  void aRequiredHeaderIsCheckedWhenTheFileSaysSo() {
    String optional = "      name: If-None-Match\n      in: header\n      required: false";
    try (GatewayFixture gateway =
        edited(text -> text.replace(optional, optional.replace("false", "true")))) {
      Reply reply = gateway.client().get("/accounts/x", "Authorization", gateway.bearer());
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().path("detail").asString()).contains("required parameter");
    }
  }

  @Test
  void aFileWithAnUnknownPlaceholderIsRefused() {
    assertThatThrownBy(() -> edited(text -> text.replace("AllowedOrigin", "SomeOrigin")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SomeOrigin");
  }

  private static Reply tokens(GatewayFixture gateway) {
    String wish = "{\"sub\":\"ada\",\"tenant\":\"acme\"}";
    return gateway.client().send("POST", "/local/tokens", wish, "Content-Type", "application/json");
  }

  private static GatewayFixture edited(UnaryOperator<String> edit) {
    return new GatewayFixture(edit, ECHO);
  }
}
