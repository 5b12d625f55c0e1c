package dev.accounts.local.userpool;

import static dev.accounts.local.userpool.PoolFixture.HERE;
import static dev.accounts.local.userpool.PoolFixture.VERIFIER;
import static dev.accounts.local.userpool.PoolFixture.back;
import static dev.accounts.local.userpool.PoolFixture.encoded;
import static dev.accounts.local.userpool.PoolFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accounts.local.Client.Reply;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInTest {
  private static final PoolFixture POOL = new PoolFixture();

  @AfterAll
  static void stop() {
    POOL.close();
  }

  @Test
  void thePageRunsNothingAndKeepsWhatTheApplicationSent() {
    Reply page = POOL.client().get("/oauth2/authorize?" + encoded(wish()));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .contains("form-action 'self' http://localhost:4200")
        .doesNotContain("unsafe", "script");
    assertThat(page.body())
        .contains("<label for=\"username\">", "<label for=\"tenant\">", "value=\"s&lt;1&gt;\"")
        .doesNotContain("<script", "style=");
  }

  @Test
  void aCodeAndItsVerifierGiveTokens() throws ParseException {
    Reply reply = POOL.redeem(POOL.code(), VERIFIER, HERE);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JWTClaimsSet id = SignedJWT.parse(reply.json().path("id_token").asString()).getJWTClaimsSet();
    assertThat(id.getIssuer()).isEqualTo(POOL.base().toString());
    assertThat(reply.json().path("expires_in").asInt()).isEqualTo(20 * 60);
    assertThat(Duration.between(id.getIssueTime().toInstant(), id.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(20));
    assertThat(id.getAudience()).containsExactly(UserPool.CLIENT_ID);
    assertThat(id.getClaims())
        .containsEntry("token_use", "id")
        .containsEntry("custom:tenantId", "acme")
        .containsEntry("cognito:username", "ada")
        .containsEntry("nonce", "n-1")
        .containsKeys("auth_time", "email", "exp", "iat");
    JWTClaimsSet access =
        SignedJWT.parse(reply.json().path("access_token").asString()).getJWTClaimsSet();
    assertThat(access.getClaims())
        .containsEntry("token_use", "access")
        .containsEntry("client_id", UserPool.CLIENT_ID)
        .containsEntry("scope", "openid email")
        .doesNotContainKey("aud");
  }

  @Test
  void thePersonIsInTheGroupsThatTheyChose() throws ParseException {
    String code = POOL.code("carl", "groups", "accounts-readers accounts-editors");
    Reply reply = POOL.redeem(code, VERIFIER, HERE);
    for (String token : List.of("id_token", "access_token")) {
      assertThat(
              SignedJWT.parse(reply.json().path(token).asString())
                  .getJWTClaimsSet()
                  .getStringListClaim("cognito:groups"))
          .containsExactly("accounts-readers", "accounts-editors");
    }
  }

  @Test
  void aCodeWorksOnce() {
    String code = POOL.code();
    assertThat(POOL.redeem(code, VERIFIER, HERE).status()).isEqualTo(200);
    assertInvalidGrant(POOL.redeem(code, VERIFIER, HERE));
  }

  @Test
  void aStolenCodeIsWorthNothing() {
    assertInvalidGrant(POOL.redeem(POOL.code(), VERIFIER + "x", HERE));
    assertInvalidGrant(POOL.redeem(POOL.code(), "", HERE));
    assertInvalidGrant(POOL.redeem(POOL.code(), VERIFIER, HERE + "2"));
  }

  @Test
  void theStateComesBack() {
    Map<String, String> form = wish();
    form.put("username", "ada");
    form.put("tenant", "acme");
    Reply reply = POOL.client().form("/oauth2/authorize", encoded(form));
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).startsWith(HERE + "?code=");
    assertThat(back(reply).one("state")).contains("s<1>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "http://localhost.evil.example/",
        "http://localhost@evil.example/",
        "http://user@localhost/",
        "http://localhost/#fragment",
        "javascript:alert(1)",
        "//localhost/",
        "https://app.example.com/signed-in/deeper"
      })
  void aBrowserIsNotSentToStrangers(String address) {
    Map<String, String> wish = wish();
    wish.put("redirect_uri", address);
    Reply reply = POOL.client().get("/oauth2/authorize?" + encoded(wish));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Location")).isEmpty();
    assertThat(reply.body()).contains("role=\"alert\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:9/x", "http://[::1]/", "https://app.example.com/signed-in"})
  void aBrowserIsSentToThisMachineAndToNamedAddresses(String address) {
    Map<String, String> wish = wish();
    wish.put("redirect_uri", address);
    assertThat(POOL.client().get("/oauth2/authorize?" + encoded(wish)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "code_challenge, '', invalid_request",
    "code_challenge_method, plain, invalid_request",
    "prompt, none, login_required"
  })
  void theApplicationLearnsWhatItDidWrong(String name, String value, String error) {
    Map<String, String> wish = wish();
    wish.put(name, value);
    Reply reply = POOL.client().get("/oauth2/authorize?" + encoded(wish));
    assertThat(reply.status()).isEqualTo(302);
    assertThat(back(reply).one("error")).contains(error);
    assertThat(back(reply).one("state")).contains("s<1>");
  }

  @Test
  void anApplicationWithoutStateIsTurnedBack() {
    Map<String, String> wish = wish();
    wish.remove("state");
    assertThat(back(POOL.client().get("/oauth2/authorize?" + encoded(wish))).one("error"))
        .contains("invalid_request");
  }

  @Test
  void theFormSaysWhatIsMissing() {
    Map<String, String> form = wish();
    form.put("username", " ");
    form.put("tenant", "<acme>");
    Reply reply = POOL.client().form("/oauth2/authorize", encoded(form));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("role=\"alert\"", "value=\"&lt;acme&gt;\"");
  }

  @Test
  void whatLooksLikeAPlaceholderIsAValue() {
    Map<String, String> form = wish();
    form.put("state", "{username}");
    form.put("username", "{hidden}");
    form.put("tenant", " ");
    Reply reply = POOL.client().form("/oauth2/authorize", encoded(form));
    assertThat(reply.body()).contains("value=\"{username}\"", "value=\"{hidden}\"");
  }

  @Test
  void theFormIsTakenFromItsOwnPage() {
    assertThat(sentWith("Origin", POOL.base().toString()).status()).isEqualTo(302);
    assertThat(sentWith("Sec-Fetch-Site", "same-origin").status()).isEqualTo(302);
    assertThat(POOL.client().get("/oauth2/authorize?" + encoded(wish())).header("Referrer-Policy"))
        .isEqualTo("same-origin");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, http://localhost:4200",
    "Origin, null",
    "Sec-Fetch-Site, cross-site"
  })
  void aFormFromAnotherSiteSignsNoUserIn(String header, String value) {
    Reply reply = sentWith(header, value);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Location")).isEmpty();
    assertThat(reply.body()).contains("sent from another site");
  }

  @Test
  void aBrowserIsNotSentToThePoolItself() {
    Map<String, String> wish = wish();
    wish.put("redirect_uri", POOL.base() + "/logout");
    Reply reply = POOL.client().get("/oauth2/authorize?" + encoded(wish));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("redirect_uri is not allowed");
  }

  private static Reply sentWith(String header, String value) {
    Map<String, String> form = wish();
    form.put("username", "ada");
    form.put("tenant", "acme");
    String[] headers = {"Content-Type", "application/x-www-form-urlencoded", header, value};
    return POOL.client().send("POST", "/oauth2/authorize", encoded(form), headers);
  }

  private static void assertInvalidGrant(Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asString()).isEqualTo("invalid_grant");
  }
}
