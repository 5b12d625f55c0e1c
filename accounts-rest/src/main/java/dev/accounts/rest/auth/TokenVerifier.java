package dev.accounts.rest.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accounts.rest.auth.VerifiedTokens.SignedToken;
import dev.accounts.rest.auth.VerifiedTokens.Verified;
import dev.accounts.rest.http.Rejected;
import java.text.ParseException;
import java.util.Optional;

/** Recognises tokens of the user pool. RS256 only: Cognito signs with nothing else. */
public final class TokenVerifier {
  private static final int LEAST_BITS = 2048;

  private final SigningKeys keys;
  private final TokenRules rules;
  private final VerifiedTokens verified = new VerifiedTokens();

  TokenVerifier(SigningKeys keys, TokenRules rules) {
    this.keys = keys;
    this.rules = rules;
  }

  /**
   * The token, if it is valid.
   *
   * @throws Rejected when that cannot be known, because no keys can be fetched
   */
  Optional<Token> verify(String text) {
    Optional<Verified> known = verified.find(text);
    Optional<SignedToken> acceptable =
        known.map(Verified::token).or(() -> read(text)).filter(this::isAcceptable);
    if (acceptable.isEmpty()) {
      return Optional.empty();
    }
    // comes last, so that only a token that could be valid makes us fetch keys
    SignedToken token = acceptable.get();
    Optional<RSAKey> key = keys.find(token.key());
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (!known.map(Verified::key).equals(key)) {
      if (!isSignedWith(key.get(), text)) {
        return Optional.empty();
      }
      verified.add(text, new Verified(token, key.get()));
    }
    return Optional.of(token.token());
  }

  private boolean isAcceptable(SignedToken token) {
    try {
      return rules.accept(token.token().claims());
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  /**
   * A token whose signature and claims are not checked yet. Here and where claims are read, the
   * library throws exceptions of many kinds for malformed input, and each means that this is no
   * token.
   */
  private static Optional<SignedToken> read(String text) {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean isOurs =
          isOurs(jwt.getHeader()) && TokenRules.areTimesReadable(jwt.getPayload().toJSONObject());
      return isOurs
          ? Optional.of(new SignedToken(SigningKeys.selector(jwt.getHeader()), new Token(claims)))
          : Optional.empty();
    } catch (ParseException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isOurs(JWSHeader header) {
    return JWSAlgorithm.RS256.equals(header.getAlgorithm())
        && header.getKeyID() != null
        && header.getCriticalParams() == null;
  }

  private static boolean isSignedWith(RSAKey key, String text) {
    try {
      return key.size() >= LEAST_BITS && SignedJWT.parse(text).verify(new RSASSAVerifier(key));
    } catch (JOSEException
        | ParseException
        | IllegalArgumentException
        | IllegalStateException unusable) {
      return false;
    }
  }
}
