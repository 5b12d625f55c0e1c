package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.accounts.application.port.Deadline;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.rest.auth.PermissionRules;
import dev.accounts.rest.http.Headers;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * No token that anyone can make, with the pool's key or without, is a failure of the service. More
 * of them than in every build: set the system property {@code token.variations}, such as to 100000.
 */
class TokenVariationsTest {
  private static final Integer COUNT = Integer.getInteger("token.variations", 1_000);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String ISSUER = "https://pool.example";

  private final RSAKey key = UserPool.shared().key();
  private final Authentication authentication =
      Authentication.withKeys(
          new AcceptedTokens(
              ISSUER,
              Set.of(TokenBuilder.CLIENT),
              TokenUse.ANY,
              URI.create(ISSUER + "/keys"),
              "custom:tenantId",
              PermissionRules.NONE),
          new JWKSet(key).toPublicJWKSet().toString(),
          InstantSource.fixed(NOW));

  @Test
  void everyVariationIsAcceptedOrRefusedAndNeverAFailure() throws JOSEException {
    TokenVariations variations = new TokenVariations(header(), claims(), key.toPrivateKey());
    Map<String, Long> outcomes =
        IntStream.range(0, COUNT)
            .parallel()
            .mapToObj(number -> outcome(number, variations.authorization(number)))
            .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));

    assertThat(outcomes).containsOnlyKeys("accepted", "tenant-missing", "unauthenticated");
  }

  private String outcome(int number, String authorization) {
    Json header = new Json.Members(Map.of("Authorization", new Json.Text(authorization)));
    try {
      authentication.caller(
          Headers.of(header, Json.Plain.NULL), Deadline.in(Duration.ofMinutes(1)));
      return "accepted";
    } catch (Rejected rejected) {
      return rejected.problem().code().code();
    } catch (RuntimeException failure) {
      return number + ": " + failure;
    }
  }

  private static List<String> header() {
    return List.of("\"alg\":\"RS256\"", "\"kid\":\"first\"", "\"typ\":\"JWT\"");
  }

  private static List<String> claims() {
    return List.of(
        "\"iss\":\"" + ISSUER + "\"",
        "\"sub\":\"user-1\"",
        "\"aud\":\"" + TokenBuilder.CLIENT + "\"",
        "\"token_use\":\"id\"",
        "\"custom:tenantId\":\"acme\"",
        "\"iat\":" + NOW.getEpochSecond(),
        "\"exp\":" + NOW.plusSeconds(3600).getEpochSecond());
  }
}
