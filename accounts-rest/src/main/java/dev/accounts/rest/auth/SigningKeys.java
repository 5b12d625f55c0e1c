package dev.accounts.rest.auth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Rejected;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the user pool: fetched when first needed, kept, renewed before they are old,
 * and still used for a while when the pool cannot be reached. A key that is not known makes us look
 * once more, but not more often than the rate allows.
 */
final class SigningKeys {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_BYTES = 50 * 1024;
  private static final long KEPT = Duration.ofMinutes(10).toMillis();
  private static final long RENEWED_AHEAD = Duration.ofMinutes(1).toMillis();
  private static final long KEPT_IN_OUTAGE = Duration.ofHours(4).toMillis();

  /** The time between two fetches, and so the longest that a valid token is refused. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final JWKSetSource<SecurityContext> published;
  private final JWKSetSource<SecurityContext> kept;
  private final JWKSource<SecurityContext> source;
  private final InstantSource clock;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  SigningKeys(URI address, InstantSource clock) {
    this(address, connecting(), clock);
  }

  /** Keys that are fetched in another way. */
  SigningKeys(URI address, ResourceRetriever retriever, InstantSource clock) {
    published = new URLBasedJWKSetSource<>(url(address), retriever);
    JWKSource<SecurityContext> keeping =
        JWKSourceBuilder.create(new SeldomFetchedKeys(published, RETRY_AFTER))
            .cache(KEPT, 3L * TIMEOUT_MILLIS)
            .refreshAheadCache(RENEWED_AHEAD, null, background, true, null, false)
            .rateLimited(false)
            .outageTolerant(KEPT_IN_OUTAGE)
            .build();
    kept = ((JWKSetBasedJWKSource<SecurityContext>) keeping).getJWKSetSource();
    source = new JWKSetBasedJWKSource<>(new KeysOnTime(kept, clock));
    this.clock = clock;
  }

  /**
   * Fetches the keys and forgets them, so that the code is warm that does it.
   *
   * @return whether they could be fetched
   */
  boolean prime() {
    return areFetched(published, null);
  }

  /** Fetches the keys in the background; a caller who needs them meanwhile waits. */
  void fetchAhead() {
    background.execute(() -> areFetched(kept, SeldomFetchedKeys.AHEAD));
  }

  private boolean areFetched(
      JWKSetSource<SecurityContext> keys, @Nullable SecurityContext context) {
    try {
      keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), context);
      return true;
    } catch (KeySourceException unreachable) {
      return false;
    }
  }

  /** A connection for each fetch: the next is minutes away, and a snapshot is to hold none. */
  private static ResourceRetriever connecting() {
    DefaultResourceRetriever retriever =
        new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    retriever.setHeaders(Map.of("Connection", List.of("close")));
    return retriever;
  }

  /** What finds the key that a token with this header says it is signed with. */
  static JWKSelector selector(JWSHeader header) {
    return new JWKSelector(JWKMatcher.forJWSHeader(header));
  }

  /**
   * The key, if it is published.
   *
   * @throws Rejected when no keys could be fetched
   */
  Optional<RSAKey> find(JWKSelector selector) {
    try {
      for (JWK key : source.get(selector, null)) {
        if (key instanceof RSAKey rsa) {
          return Optional.of(rsa);
        }
      }
      return Optional.empty();
    } catch (KeySourceException unreachable) {
      throw unavailable();
    }
  }

  private static URL url(URI keys) {
    try {
      return keys.toURL();
    } catch (MalformedURLException unusable) {
      throw new IllegalArgumentException("Keys must be published over HTTP", unusable);
    }
  }

  private static Rejected unavailable() {
    return new Rejected(Problem.of(ProblemCode.KEYS_UNAVAILABLE).retryAfter(RETRY_AFTER));
  }
}
