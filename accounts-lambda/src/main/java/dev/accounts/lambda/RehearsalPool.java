package dev.accounts.lambda;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/** A user pool of one rehearsal: its key is made here, signs one token, and is forgotten. */
final class RehearsalPool {
  private static final String ISSUER = "https://rehearsal.invalid";
  private static final String CLIENT = "rehearsal";

  private final RSAKey key;

  RehearsalPool() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID(CLIENT).keyUse(KeyUse.SIGNATURE).generate();
  }

  /** Rules that this pool's token passes, with the tenant in the claim of the installation. */
  Settings.Tokens rules(String tenantClaim) {
    return new Settings.Tokens(
        ISSUER, Set.of(CLIENT), Settings.TokenUse.ID, URI.create(ISSUER + "/keys"), tenantClaim);
  }

  /** Its keys, without a network. */
  SigningKeys keys(Settings.Tokens rules, InstantSource clock) {
    String published = new JWKSet(key).toPublicJWKSet().toString();
    ResourceRetriever here = url -> new Resource(published, "application/json");
    return new SigningKeys(rules.keys(), here, clock);
  }

  String token(Settings.Tokens rules, InstantSource clock) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(CLIENT)
            .subject("rehearsal")
            .claim("token_use", "id")
            .claim(rules.tenantClaim(), "rehearsal")
            .issueTime(Date.from(clock.instant()))
            .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(1))))
            .build();
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(CLIENT).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
