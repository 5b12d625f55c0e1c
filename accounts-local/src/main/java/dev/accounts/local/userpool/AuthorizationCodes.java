package dev.accounts.local.userpool;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The codes that a browser carries from the sign-in page to its application; each works once. */
final class AuthorizationCodes {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Issued(AuthorizationRequest request, Grant grant, Instant end) {}

  AuthorizationCodes(InstantSource clock) {
    this.clock = clock;
  }

  String issue(AuthorizationRequest request, Person person) {
    Instant now = clock.instant();
    issued.values().removeIf(old -> !old.end().isAfter(now));
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Grant grant = new Grant(person, request.scope(), request.nonce(), now);
    issued.put(code, new Issued(request, grant, now.plus(LIFE)));
    return code;
  }

  /** The grant, if the code, the redirect address and the verifier belong together. */
  Optional<Grant> redeem(String code, String redirectUri, String verifier) {
    return Optional.ofNullable(issued.remove(code))
        .filter(found -> found.end().isAfter(clock.instant()))
        .filter(found -> found.request().redirectUri().equals(redirectUri))
        .filter(found -> Pkce.matches(verifier, found.request().challenge()))
        .map(Issued::grant);
  }
}
