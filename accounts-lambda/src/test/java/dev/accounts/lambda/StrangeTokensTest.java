package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON of any form where a token has something else, signed with the pool's own key. */
@Order(1)
class StrangeTokensTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e400",
          "99999999999999999999999",
          "-99999999999999999999999",
          "9223372036854775807",
          "253402300800",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[]",
          "[null]",
          "[[]]",
          "[\"x\", null]",
          "{}",
          "{\"x\": null}");

  private final UserPool pool = UserPool.shared();
  private final Service service = new Service();

  static Stream<String> headerFields() {
    return Stream.of(
        "alg", "kid", "typ", "cty", "crit", "b64", "jwk", "jku", "x5c", "x5u", "x5t", "zip", "enc");
  }

  static Stream<String> claims() {
    return Stream.of(
        "iss", "sub", "aud", "exp", "iat", "nbf", "jti", "token_use", "client_id", "auth_time");
  }

  @ParameterizedTest
  @MethodSource("headerFields")
  void whateverTheHeaderSaysIsNoFailureOfOurs(String field) {
    for (String value : VALUES) {
      assertThat(status(with(header(), field, value), payload())).as(value).isIn(200, 401);
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void whateverAClaimSaysIsNoFailureOfOurs(String claim) {
    for (String value : VALUES) {
      assertThat(status(header(), with(payload(), claim, value))).as(value).isIn(200, 401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "iat", "nbf"})
  void timesThatNoCalendarHasAreRefused(String claim) {
    for (String value : List.of("99999999999999999999999", "1e400", "253402300800", "-1")) {
      assertThat(status(header(), with(payload(), claim, value))).as(value).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "\"x\"", "{", "", "{}", "[null]"})
  void partsThatAreOtherJsonAreRefused(String part) {
    assertThat(send(part, json(payload()))).isEqualTo(401);
    assertThat(send(json(header()), part)).isEqualTo(401);
  }

  private static Map<String, String> header() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("alg", "\"RS256\"");
    return fields;
  }

  private Map<String, String> payload() {
    long now = Instant.now().getEpochSecond();
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("iss", '"' + pool.issuer() + '"');
    claims.put("sub", "\"user-1\"");
    claims.put("aud", '"' + TokenBuilder.CLIENT + '"');
    claims.put("token_use", "\"id\"");
    claims.put("custom:tenantId", "\"acme\"");
    claims.put("iat", Long.toString(now));
    claims.put("exp", Long.toString(now + 3600));
    return claims;
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    fields.put(name, value);
    return fields;
  }

  private int status(Map<String, String> header, Map<String, String> payload) {
    header.putIfAbsent("kid", '"' + pool.key().getKeyID() + '"');
    return send(json(header), json(payload));
  }

  private int send(String header, String payload) {
    String token = signed(encoded(header) + "." + encoded(payload));
    return service
        .send(Call.anonymous("GET", "/accounts").header("authorization", "Bearer " + token))
        .status();
  }

  private static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String signed(String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pool.key().toPrivateKey());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException | JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
