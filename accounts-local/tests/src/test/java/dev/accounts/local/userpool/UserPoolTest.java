package dev.accounts.local.userpool;

import static dev.accounts.local.userpool.PoolFixture.HERE;
import static dev.accounts.local.userpool.PoolFixture.VERIFIER;
import static dev.accounts.local.userpool.PoolFixture.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accounts.local.Client.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class UserPoolTest {
  private static final PoolFixture POOL = new PoolFixture();
  private static final String ADA = "{\"sub\":\"ada\",\"tenant\":\"acme\"}";

  @AfterAll
  static void stop() {
    POOL.close();
  }

  @Test
  void discoveryLeadsToTheKeysThatVerifyTokens() throws ParseException, JOSEException {
    Reply discovery = POOL.client().get("/.well-known/openid-configuration");
    assertThat(discovery.json().path("issuer").asString()).isEqualTo(POOL.base().toString());
    String keysAt = discovery.json().path("jwks_uri").asString();
    Reply keys = POOL.client().get(keysAt.substring(POOL.base().toString().length()));
    assertThat(keys.body()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    SignedJWT jwt = SignedJWT.parse(tokens(ADA).path("id_token").asString());
    JWKSet set = JWKSet.parse(keys.body());
    assertThat(jwt.verify(new RSASSAVerifier(set.getKeys().getFirst().toRSAKey()))).isTrue();
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(set.getKeys().getFirst().getKeyID());
  }

  @Test
  void pagesOfEveryOriginMayFetchTokensButNotLocalOnes() {
    Reply preflight = POOL.client().send("OPTIONS", "/oauth2/token", "");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    Reply local = POOL.client().send("OPTIONS", "/local/tokens", "");
    assertThat(local.status()).isEqualTo(405);
    assertThat(local.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aScriptGetsTokensOfAnyAge() throws ParseException {
    JsonNode tokens = tokens("{\"sub\":\"ada\",\"tenant\":\"acme\",\"expires_in\":-60}");
    assertThat(
            SignedJWT.parse(tokens.path("id_token").asString())
                .getJWTClaimsSet()
                .getExpirationTime())
        .isBefore(Instant.now());
  }

  @Test
  void aScriptGetsTokensWithoutATenant() throws ParseException {
    String token = tokens("{\"sub\":\"ada\"}").path("access_token").asString();
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims())
        .doesNotContainKey("custom:tenantId");
  }

  @Test
  void localTokensAreForScriptsOnly() {
    assertThat(POOL.client().form("/local/tokens", ADA).status()).isEqualTo(415);
    assertThat(POOL.client().get("/local/tokens").status()).isEqualTo(405);
    for (String bad :
        new String[] {
          "", "[]", "{}", "{\"sub\":\"a\",\"tenant\":1}", "{\"sub\":\"a\",\"groups\":[\"admins\"]}"
        }) {
      assertThat(asked(bad).status()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void aRefreshTokenGivesNewTokens() {
    JsonNode first = POOL.redeem(POOL.code(), VERIFIER, HERE).json();
    Reply again = refreshed(first.path("refresh_token").asString());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().has("refresh_token")).isFalse();
    assertThat(again.json().path("id_token").asString()).isNotEmpty();
    Reply wrong = refreshed(first.path("access_token").asString());
    assertThat(wrong.json().path("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void renewedTokensHaveTheGroupsThatThePersonIsInByThen() throws ParseException {
    String refresh =
        POOL.redeem(POOL.code("bob"), VERIFIER, HERE).json().path("refresh_token").asString();
    assertThat(groups(refreshed(refresh).json()))
        .containsExactly("accounts-readers", "accounts-editors", "accounts-controllers");

    tokens("{\"sub\":\"bob\",\"tenant\":\"acme\",\"groups\":[\"accounts-readers\"]}");

    assertThat(groups(refreshed(refresh).json())).containsExactly("accounts-readers");
  }

  private static List<String> groups(JsonNode tokens) throws ParseException {
    return SignedJWT.parse(tokens.path("id_token").asString())
        .getJWTClaimsSet()
        .getStringListClaim("cognito:groups");
  }

  @Test
  void theTokenEndpointSpeaksOauthsErrors() {
    assertError(Map.of("grant_type", "authorization_code"), "invalid_client");
    assertError(Map.of("client_id", UserPool.CLIENT_ID), "invalid_request");
    assertError(
        Map.of("client_id", UserPool.CLIENT_ID, "grant_type", "password"),
        "unsupported_grant_type");
  }

  @Test
  void anAccessTokenNamesItsBearer() {
    JsonNode tokens = tokens(ADA);
    Reply known = userInfo(tokens.path("access_token").asString());
    assertThat(known.json().path("sub").asString()).isEqualTo("ada");
    assertThat(known.json().path("custom:tenantId").asString()).isEqualTo("acme");
    assertThat(userInfo(tokens.path("id_token").asString()).status()).isEqualTo(401);
  }

  @Test
  void signingOutLeadsBackToTheApplicationOnly() {
    String out = "/logout?client_id=" + UserPool.CLIENT_ID + "&logout_uri=";
    assertThat(POOL.client().get(out + "http://localhost:4200/").header("Location"))
        .isEqualTo("http://localhost:4200/");
    assertThat(POOL.client().get(out + "https://evil.example/").status()).isEqualTo(400);
  }

  @Test
  void theKeyIsKeptForItsOwnerAlone(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("key");
    SigningKey first = SigningKey.kept(file);
    assertThat(SigningKey.kept(file)).isEqualTo(first);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static Reply userInfo(String token) {
    return POOL.client().get("/oauth2/userInfo", "Authorization", "Bearer " + token);
  }

  private static void assertError(Map<String, String> form, String error) {
    Reply reply = POOL.client().form("/oauth2/token", encoded(form));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asString()).isEqualTo(error);
  }

  private static Reply refreshed(String token) {
    return POOL.client()
        .form(
            "/oauth2/token",
            encoded(
                Map.of(
                    "grant_type",
                    "refresh_token",
                    "client_id",
                    UserPool.CLIENT_ID,
                    "refresh_token",
                    token)));
  }

  private static JsonNode tokens(String wish) {
    return asked(wish).json();
  }

  private static Reply asked(String wish) {
    return POOL.client().send("POST", "/local/tokens", wish, "Content-Type", "application/json");
  }
}
