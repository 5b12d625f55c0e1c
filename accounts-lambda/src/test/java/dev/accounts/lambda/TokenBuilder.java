package dev.accounts.lambda;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A token that is valid unless something is changed. */
final class TokenBuilder {
  static final String CLIENT = "client-1";

  private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
  private JWSAlgorithm algorithm = JWSAlgorithm.RS256;
  private RSAKey key;
  private String keyId;
  private @Nullable URI keys;

  TokenBuilder(UserPool pool) {
    key = pool.key();
    keyId = key.getKeyID();
    claims
        .issuer(pool.issuer())
        .subject("user-1")
        .audience(CLIENT)
        .claim("token_use", "id")
        .claim("custom:tenantId", "acme")
        // a while ago, because the clocks of some tests stand still
        .issueTime(Date.from(Instant.now().minusSeconds(600)))
        .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
  }

  TokenBuilder tenant(String tenant) {
    return claim("custom:tenantId", tenant);
  }

  /** Sets a claim, or takes it away with null. */
  TokenBuilder claim(String name, @Nullable Object value) {
    claims.claim(name, value);
    return this;
  }

  TokenBuilder expiringIn(Duration time) {
    claims.expirationTime(Date.from(Instant.now().plus(time)));
    return this;
  }

  TokenBuilder issuedIn(Duration time) {
    claims.issueTime(Date.from(Instant.now().plus(time)));
    return this;
  }

  TokenBuilder validIn(Duration time) {
    claims.notBeforeTime(Date.from(Instant.now().plus(time)));
    return this;
  }

  TokenBuilder signedWith(RSAKey other) {
    key = other;
    return this;
  }

  TokenBuilder keyId(String id) {
    keyId = id;
    return this;
  }

  /** Says in the header that the keys are there. */
  TokenBuilder keysAt(String address) {
    keys = URI.create(address);
    return this;
  }

  TokenBuilder algorithm(JWSAlgorithm other) {
    algorithm = other;
    return this;
  }

  /** An access token of the same user. */
  TokenBuilder access() {
    return claim("aud", null).claim("client_id", CLIENT).claim("token_use", "access");
  }

  String build() {
    try {
      return build(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String build(JWSSigner signer) throws JOSEException {
    JWSHeader header =
        new JWSHeader.Builder(algorithm).keyID(keyId).jwkURL(keys).x509CertURL(keys).build();
    SignedJWT token = new SignedJWT(header, claims.build());
    token.sign(signer);
    return token.serialize();
  }

  JWTClaimsSet claims() {
    return claims.build();
  }
}
