package dev.accounts.lambda.priming;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.PermissionRules;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/** A user pool of one priming: its key is made here, signs one token, and is forgotten. */
final class PrimingPool {
  private static final String ISSUER = "https://priming.invalid";
  private static final String CLIENT = "priming";

  private final RSAKey key;

  PrimingPool() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID(CLIENT).keyUse(KeyUse.SIGNATURE).generate();
  }

  /** What servers of the priming encrypt with: one RSA key for both, as it takes long to make. */
  PrimingTls tls(InstantSource clock) throws JOSEException, GeneralSecurityException {
    return new PrimingTls(key.toKeyPair(), clock.instant());
  }

  /** Rules that this pool's token passes, with the tenant in the claim of the installation. */
  AcceptedTokens rules(String tenantClaim) {
    return new AcceptedTokens(
        ISSUER,
        Set.of(CLIENT),
        TokenUse.ID,
        URI.create(ISSUER + "/keys"),
        tenantClaim,
        PermissionRules.NONE);
  }

  /** Its keys as it would publish them. */
  String keySet() {
    return new JWKSet(key).toPublicJWKSet().toString();
  }

  /** A token that outlives a priming, which takes minutes where it gets a part of a processor. */
  String token(AcceptedTokens rules, InstantSource clock) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(CLIENT)
            .subject("priming")
            .claim("token_use", "id")
            .claim(rules.tenantClaim(), "priming")
            .issueTime(Date.from(clock.instant()))
            .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))))
            .build();
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(CLIENT).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
