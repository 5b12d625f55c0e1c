package dev.accounts.local.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Makes tokens with the claims that Cognito's have. */
final class Tokens {
  static final String TENANT = "custom:tenantId";
  private static final Duration MONTH = Duration.ofDays(30);

  private final RSAKey key;
  private final String issuer;
  private final String clientId;
  private final Duration life;
  private final Groups groups;
  private final InstantSource clock;

  Tokens(
      RSAKey key,
      String issuer,
      String clientId,
      Duration life,
      Groups groups,
      InstantSource clock) {
    this.key = key;
    this.issuer = issuer;
    this.clientId = clientId;
    this.life = life;
    this.groups = groups;
    this.clock = clock;
  }

  /** How long a token is valid unless a setting says otherwise. */
  Duration life() {
    return life;
  }

  /** What a user who signs in at this moment gives. */
  Grant justSignedIn(Person person) {
    return new Grant(person, Scopes.EVERY, Optional.empty(), clock.instant());
  }

  /** Says who signed in. */
  String id(Grant grant, Duration life) {
    JWTClaimsSet.Builder claims =
        claims("id", grant, life)
            .audience(clientId)
            .claim("cognito:username", grant.person().name())
            .claim("email", Mail.of(grant.person()))
            .claim("email_verified", true);
    grant.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
    return signed(claims);
  }

  /** Opens an API that asks for scopes. */
  String access(Grant grant, Duration life) {
    return signed(
        claims("access", grant, life)
            .claim("client_id", clientId)
            .claim("scope", grant.scope())
            .claim("username", grant.person().name()));
  }

  /** Gets new tokens without signing in again, after a restart too. */
  String refresh(Grant grant) {
    return signed(
        claims("refresh", grant, MONTH).claim("client_id", clientId).claim("scope", grant.scope()));
  }

  private JWTClaimsSet.Builder claims(String use, Grant grant, Duration life) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(grant.person().name())
            .jwtID(UUID.randomUUID().toString())
            .claim("token_use", use)
            .claim(Groups.CLAIM, groups.of(grant.person()))
            .claim("auth_time", grant.signedInAt().getEpochSecond())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)));
    grant.person().tenant().ifPresent(tenant -> claims.claim(TENANT, tenant));
    return claims;
  }

  private String signed(JWTClaimsSet.Builder claims) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      SignedJWT jwt = new SignedJWT(header, claims.build());
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException unusableKey) {
      throw new IllegalStateException(unusableKey);
    }
  }
}
