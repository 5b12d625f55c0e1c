package dev.accounts.local.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads back the tokens that the pool made. */
final class TokenReader {
  private final RSAKey key;
  private final Groups groups;
  private final InstantSource clock;

  TokenReader(RSAKey key, Groups groups, InstantSource clock) {
    this.key = key;
    this.groups = groups;
    this.clock = clock;
  }

  /** The grant behind a token of this use; none if it is not the pool's, or past its time. */
  Optional<Grant> grant(String token, String use) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean valid =
          JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
              && jwt.verify(new RSASSAVerifier(key))
              && use.equals(claims.getStringClaim("token_use"))
              && claims.getExpirationTime().toInstant().isAfter(clock.instant());
      return valid ? Optional.of(grant(claims)) : Optional.empty();
    } catch (ParseException | JOSEException notOurs) {
      return Optional.empty();
    }
  }

  private Grant grant(JWTClaimsSet claims) throws ParseException {
    Optional<String> tenant = Optional.ofNullable(claims.getStringClaim(Tokens.TENANT));
    Person person = new Person(claims.getSubject(), tenant);
    // tokens of older releases have none
    Optional.ofNullable(claims.getStringListClaim(Groups.CLAIM))
        .ifPresent(held -> groups.remember(person, held));
    Instant signedInAt = Instant.ofEpochSecond(claims.getLongClaim("auth_time"));
    return new Grant(person, claims.getStringClaim("scope"), Optional.empty(), signedInAt);
  }
}
