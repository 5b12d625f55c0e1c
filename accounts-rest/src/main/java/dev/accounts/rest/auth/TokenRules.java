package dev.accounts.rest.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a token must say besides being signed. */
public final class TokenRules {
  /** How far the clocks of the user pool and of this service may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** 9999-12-31T23:59:59Z in seconds, the last moment that everybody can write. */
  private static final double LAST_SECOND = 253_402_300_799d;

  private final AcceptedTokens expected;
  private final InstantSource clock;

  TokenRules(AcceptedTokens expected, InstantSource clock) {
    this.expected = expected;
    this.clock = clock;
  }

  boolean accept(JWTClaimsSet claims) {
    return expected.issuer().equals(claims.getIssuer()) && isCurrent(claims) && isForUs(claims);
  }

  /**
   * Whether what the token says of time are numbers of a calendar: the library takes the low bits
   * of any other and so makes the past of it.
   *
   * @param payload as it was sent
   */
  static boolean areTimesReadable(Map<String, Object> payload) {
    return Stream.of("exp", "iat", "nbf").allMatch(claim -> isTime(payload.get(claim)));
  }

  private static boolean isTime(@Nullable Object claim) {
    return claim == null
        || (claim instanceof Number seconds
            && seconds.doubleValue() >= 0
            && seconds.doubleValue() <= LAST_SECOND);
  }

  private boolean isCurrent(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expiry = claims.getExpirationTime();
    return expiry != null
        && expiry.toInstant().plus(SKEW).isAfter(now)
        && isPast(claims.getIssueTime(), now)
        && isPast(claims.getNotBeforeTime(), now);
  }

  private static boolean isPast(@Nullable Date time, Instant now) {
    return time == null || !time.toInstant().minus(SKEW).isAfter(now);
  }

  /** ID tokens name the client as their audience, access tokens in a claim of their own. */
  private boolean isForUs(JWTClaimsSet claims) {
    return switch (String.valueOf(claims.getClaim("token_use"))) {
      case "id" -> expected.use().takesIdTokens() && isClient(claims.getAudience());
      case "access" ->
          expected.use().takesAccessTokens()
              && claims.getClaim("client_id") instanceof String client
              && isClient(List.of(client));
      default -> false;
    };
  }

  private boolean isClient(List<String> clients) {
    return clients.size() == 1 && expected.clientIds().contains(clients.getFirst());
  }
}
