package dev.accounts.rest.auth;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Deadline;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import dev.accounts.rest.http.Headers;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Rejected;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out who asks. API Gateway has looked at the token before; this does not rely on it.
 * Whatever is wrong with a token, the answer is the same.
 */
public final class Authentication {
  private final TokenVerifier tokens;
  private final String tenantClaim;

  Authentication(TokenVerifier tokens, String tenantClaim) {
    this.tokens = tokens;
    this.tenantClaim = tenantClaim;
  }

  /** Takes the tokens of a user pool, whose keys are fetched from where it publishes them. */
  public static Authentication of(AcceptedTokens tokens, InstantSource clock) {
    return of(tokens, new SigningKeys(tokens.keys(), clock), clock);
  }

  /**
   * The same with keys that are at hand.
   *
   * @param keySet a JWK set as JSON (RFC 7517)
   */
  public static Authentication withKeys(AcceptedTokens tokens, String keySet, InstantSource clock) {
    ResourceRetriever here = url -> new Resource(keySet, "application/json");
    return of(tokens, new SigningKeys(tokens.keys(), here, clock), clock);
  }

  private static Authentication of(AcceptedTokens tokens, SigningKeys keys, InstantSource clock) {
    return new Authentication(
        new TokenVerifier(keys, new TokenRules(tokens, clock)), tokens.tenantClaim());
  }

  /**
   * The caller that the token names.
   *
   * @throws Rejected when there is no valid token, or it names no tenant
   */
  public Caller caller(Headers headers, Deadline deadline) {
    Token token =
        headers
            .value("Authorization")
            .flatMap(BearerToken::read)
            .flatMap(tokens::verify)
            .orElseThrow(Authentication::unauthenticated);
    Subject subject =
        token
            .claim("sub")
            .flatMap(Authentication::subject)
            .orElseThrow(Authentication::unauthenticated);
    TenantId tenant =
        token
            .claim(tenantClaim)
            .flatMap(Authentication::tenant)
            .orElseThrow(() -> new Rejected(ProblemCode.TENANT_MISSING));
    return new Caller(tenant, subject, deadline);
  }

  private static Rejected unauthenticated() {
    return new Rejected(Problem.of(ProblemCode.UNAUTHENTICATED).with("WWW-Authenticate", "Bearer"));
  }

  private static Optional<Subject> subject(String claim) {
    try {
      return Optional.of(new Subject(claim));
    } catch (Refusal.Invalid unusable) {
      return Optional.empty();
    }
  }

  private static Optional<TenantId> tenant(String claim) {
    try {
      return Optional.of(new TenantId(claim));
    } catch (Refusal.Invalid unusable) {
      return Optional.empty();
    }
  }
}
