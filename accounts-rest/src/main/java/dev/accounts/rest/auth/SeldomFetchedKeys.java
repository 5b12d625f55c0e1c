package dev.accounts.rest.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches keys at most once in each interval, even if the fetch failed. In between they count as
 * unavailable, so that the caches in front of this keep using older ones. An empty set counts as
 * unavailable, too. Only a fetch {@link #AHEAD} that failed does not keep the next from its try.
 */
final class SeldomFetchedKeys extends JWKSetSourceWrapper<SecurityContext> {
  /** For a fetch that no caller asked for. */
  static final SecurityContext AHEAD = new SecurityContext() {};

  private final long interval;
  private OptionalLong last = OptionalLong.empty();

  SeldomFetchedKeys(JWKSetSource<SecurityContext> keys, Duration interval) {
    super(keys);
    this.interval = interval.toMillis();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    if (!isTime(now)) {
      throw new JWKSetUnavailableException("Keys were fetched moments ago");
    }
    try {
      return published(refresh, now, context);
    } catch (KeySourceException unavailable) {
      if (AHEAD.equals(context)) {
        forget();
      }
      throw unavailable;
    }
  }

  private JWKSet published(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet keys = getSource().getJWKSet(refresh, now, context);
    if (keys.isEmpty()) {
      throw new JWKSetUnavailableException("No keys are published");
    }
    return keys;
  }

  private synchronized void forget() {
    last = OptionalLong.empty();
  }

  /**
   * A clock that was set back says nothing about the time that has passed, so it does not count.
   */
  private synchronized boolean isTime(long now) {
    boolean due = last.isEmpty() || Math.abs(now - last.getAsLong()) >= interval;
    if (due) {
      last = OptionalLong.of(now);
    }
    return due;
  }
}
