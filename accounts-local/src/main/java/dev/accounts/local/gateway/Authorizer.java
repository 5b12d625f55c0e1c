package dev.accounts.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accounts.local.http.LocalRequest;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * API Gateway's authorizer for a user pool. Like it, it takes a token with or without the word
 * {@code Bearer}; the function behind may be stricter.
 */
final class Authorizer {
  private final PoolTrust pool;
  private final InstantSource clock;

  Authorizer(PoolTrust pool, InstantSource clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /** The token's claims, as the text that API Gateway makes of them. */
  Map<String, String> claims(LocalRequest request, Security security) throws GatewayRefusal {
    try {
      String token = request.header(security.header()).orElse("").replaceFirst("^(?i)bearer +", "");
      SignedJWT jwt = SignedJWT.parse(token.strip());
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!comesFromThePool(jwt, claims, security) || !fits(claims, security)) {
        throw new GatewayRefusal(GatewayResponseType.UNAUTHORIZED);
      }
      Date end = claims.getExpirationTime();
      if (end == null || !end.toInstant().isAfter(clock.instant())) {
        throw new GatewayRefusal(GatewayResponseType.EXPIRED_TOKEN);
      }
      return asText(claims);
    } catch (ParseException | JOSEException unreadable) {
      throw new GatewayRefusal(GatewayResponseType.UNAUTHORIZED);
    }
  }

  private boolean comesFromThePool(SignedJWT jwt, JWTClaimsSet claims, Security security)
      throws JOSEException {
    return security.pools().contains(pool.arn())
        && pool.issuer().equals(claims.getIssuer())
        && isSigned(jwt);
  }

  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    Optional<JWK> key =
        Optional.ofNullable(jwt.getHeader().getKeyID()).map(pool.keys()::getKeyByKeyId);
    return key.isPresent()
        && JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
        && jwt.verify(new RSASSAVerifier(key.get().toRSAKey()));
  }

  private boolean fits(JWTClaimsSet claims, Security security) throws ParseException {
    if (security.scopes().isEmpty()) {
      return "id".equals(claims.getStringClaim("token_use"))
          && claims.getAudience().contains(pool.clientId());
    }
    String scope = Optional.ofNullable(claims.getStringClaim("scope")).orElse("");
    List<String> granted = Arrays.asList(scope.split(" "));
    return "access".equals(claims.getStringClaim("token_use"))
        && security.scopes().stream().anyMatch(granted::contains);
  }

  private static Map<String, String> asText(JWTClaimsSet claims) {
    Map<String, String> text = new TreeMap<>();
    claims.toJSONObject().forEach((name, value) -> text.put(name, String.valueOf(value)));
    return text;
  }
}
