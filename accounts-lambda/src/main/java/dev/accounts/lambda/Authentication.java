package dev.accounts.lambda;

import dev.accounts.domain.Caller;
import dev.accounts.domain.Deadline;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import java.util.Optional;

/**
 * Finds out who asks. API Gateway has looked at the token before; this does not rely on it.
 * Whatever is wrong with a token, the answer is the same.
 */
final class Authentication {
  private final TokenVerifier tokens;
  private final String tenantClaim;

  Authentication(TokenVerifier tokens, String tenantClaim) {
    this.tokens = tokens;
    this.tenantClaim = tenantClaim;
  }

  /**
   * The caller that the token names.
   *
   * @throws Rejected when there is no valid token, or it names no tenant
   */
  Caller caller(Headers headers, Deadline deadline) {
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
