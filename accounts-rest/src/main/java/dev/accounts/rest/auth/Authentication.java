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
import java.util.List;
import java.util.Optional;

/**
 * Finds out who asks. API Gateway has looked at the token before; this does not rely on it.
 * Whatever is wrong with a token, the response is the same.
 */
public final class Authentication {
  private static final String SEVERAL_TENANTS =
      "The token names several tenants. Sign in as a user who belongs to exactly one.";

  private final List<Pool> pools;

  private Authentication(List<Pool> pools) {
    this.pools = pools;
  }

  /**
   * Takes the tokens of user pools, whose keys are fetched from where each publishes them. A token
   * is checked with the keys, the clients and the tenant claim of the pool that it names.
   */
  public static Authentication of(List<AcceptedTokens> pools, InstantSource clock) {
    return new Authentication(
        pools.stream()
            .map(tokens -> Pool.of(tokens, new SigningKeys(tokens.keys(), clock), clock))
            .toList());
  }

  /**
   * The tokens of one user pool, with keys that are at hand.
   *
   * @param keySet a JWK set as JSON (RFC 7517)
   */
  public static Authentication withKeys(AcceptedTokens tokens, String keySet, InstantSource clock) {
    ResourceRetriever here = url -> new Resource(keySet, "application/json");
    SigningKeys keys = new SigningKeys(tokens.keys(), here, clock);
    return new Authentication(List.of(Pool.of(tokens, keys, clock)));
  }

  /**
   * Fetches the keys of all pools and forgets them, so that a snapshot of this process holds the
   * code that does it, warm, and none of the keys.
   *
   * @return the issuers whose keys could not be fetched
   */
  public List<String> primeKeys() {
    return pools.stream()
        .filter(pool -> !pool.keys().prime())
        .map(pool -> pool.accepted().issuer())
        .toList();
  }

  /**
   * Fetches the keys of all pools in the background, as after a restore, before the first token. A
   * token that comes meanwhile waits for them; if they could not be fetched, it has them fetched.
   */
  public void fetchKeys() {
    pools.forEach(pool -> pool.keys().fetchAhead());
  }

  /**
   * The caller that the token names.
   *
   * @throws Rejected when there is no valid token, or it names no tenant
   */
  public Caller caller(Headers headers, Deadline deadline) {
    String text =
        headers
            .value("Authorization")
            .flatMap(BearerToken::read)
            .orElseThrow(Authentication::unauthenticated);
    for (Pool pool : pools) {
      Optional<Token> token = pool.tokens().verify(text);
      if (token.isPresent()) {
        return caller(token.get(), pool.accepted(), deadline);
      }
    }
    throw unauthenticated();
  }

  private static Caller caller(Token token, AcceptedTokens accepted, Deadline deadline) {
    Subject subject =
        token
            .claim("sub")
            .flatMap(Authentication::subject)
            .orElseThrow(Authentication::unauthenticated);
    List<String> tenants = token.texts(accepted.tenantClaim());
    if (tenants.size() > 1) {
      throw new Rejected(Problem.of(ProblemCode.TENANT_MISSING).saying(SEVERAL_TENANTS));
    }
    Optional<TenantId> tenant = tenants.isEmpty() ? Optional.empty() : tenant(tenants.getFirst());
    if (tenant.isEmpty()) {
      throw new Rejected(ProblemCode.TENANT_MISSING);
    }
    return new Caller(tenant.get(), subject, accepted.permissions().of(token), deadline);
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

  /** What one user pool's tokens are checked with. */
  private record Pool(TokenVerifier tokens, SigningKeys keys, AcceptedTokens accepted) {
    static Pool of(AcceptedTokens accepted, SigningKeys keys, InstantSource clock) {
      return new Pool(new TokenVerifier(keys, new TokenRules(accepted, clock)), keys, accepted);
    }
  }
}
