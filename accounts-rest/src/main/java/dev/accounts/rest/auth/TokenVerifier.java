package dev.accounts.rest.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accounts.rest.http.Rejected;
import java.text.ParseException;
import java.util.Optional;

/**
 * Tells tokens of the user pool from everything else. RS256 only: Cognito signs with nothing else.
 */
public final class TokenVerifier {
  private final SigningKeys keys;
  private final TokenRules rules;

  TokenVerifier(SigningKeys keys, TokenRules rules) {
    this.keys = keys;
    this.rules = rules;
  }

  /**
   * The token, if it is good.
   *
   * @throws Rejected when that cannot be told, because no keys can be fetched
   */
  Optional<Token> verify(String text) {
    return acceptable(text).filter(this::isSigned).map(SignedToken::token);
  }

  /**
   * A token whose claims are valid; its signature is not checked yet. The library throws exceptions
   * of many kinds for malformed input, and each means that this is no token.
   */
  private Optional<SignedToken> acceptable(String text) {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean good =
          isOurs(jwt.getHeader())
              && TokenRules.areTimesReadable(jwt.getPayload().toJSONObject())
              && rules.accept(claims);
      return good ? Optional.of(new SignedToken(jwt, new Token(claims))) : Optional.empty();
    } catch (ParseException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isOurs(JWSHeader header) {
    return JWSAlgorithm.RS256.equals(header.getAlgorithm())
        && header.getKeyID() != null
        && header.getCriticalParams() == null;
  }

  /** Comes last, so that only a token that could be good makes us fetch keys. */
  private boolean isSigned(SignedToken token) {
    Optional<RSAKey> key = keys.find(token.jwt().getHeader());
    return key.isPresent() && isSignedWith(key.get(), token.jwt());
  }

  private static boolean isSignedWith(RSAKey key, SignedJWT jwt) {
    try {
      return jwt.verify(new RSASSAVerifier(key));
    } catch (JOSEException | IllegalArgumentException | IllegalStateException unusable) {
      return false;
    }
  }

  private record SignedToken(SignedJWT jwt, Token token) {}
}
