package dev.accounts.rest.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keys that were fetched before a snapshot serve after its restore, while the pool's are fetched in
 * the background: the first caller does not wait for a connection to the pool. A key that is not
 * among them makes its caller wait for the pool's. They end with the first fetch that succeeds,
 * when they are as old as keys may be in an outage, and when they have served for as long as keys
 * are kept, whichever is first; so a key that was withdrawn serves no longer than it otherwise may.
 */
final class SnapshotKeys extends JWKSetSourceWrapper<SecurityContext> {
  private final JWKSetSource<SecurityContext> published;
  private final Limits limits;
  private final InstantSource clock;
  private final Executor background;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
  private final AtomicBoolean isRenewing = new AtomicBoolean();

  /**
   * When the keys of a snapshot end.
   *
   * @param age since they were fetched
   * @param use since they serve
   */
  record Limits(Duration age, Duration use) {}

  private record Kept(JWKSet keys, long fetched, OptionalLong serving) {
    Kept servingFrom(long now) {
      return serving.isPresent() ? this : new Kept(keys, fetched, OptionalLong.of(now));
    }

    /** A clock that was set back says nothing about the time that has passed. */
    boolean isWithin(Limits limits, long now) {
      return Math.abs(now - fetched) <= limits.age().toMillis()
          && Math.abs(now - serving.orElse(now)) <= limits.use().toMillis();
    }
  }

  /**
   * In front of keys that are kept as usual.
   *
   * @param published where the pool publishes its keys
   */
  SnapshotKeys(
      JWKSetSource<SecurityContext> usual,
      JWKSetSource<SecurityContext> published,
      Limits limits,
      InstantSource clock,
      Executor background) {
    super(usual);
    this.published = published;
    this.limits = limits;
    this.clock = clock;
    this.background = background;
  }

  /** Fetches keys for a snapshot, past what is kept as usual, of which it is to hold nothing. */
  void fetch() throws KeySourceException {
    long now = clock.millis();
    JWKSet keys = published.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, null);
    kept.set(new Kept(keys, now, OptionalLong.empty()));
  }

  /** Fetches the pool's keys in the background, unless that happens already. */
  void renew() {
    if (isRenewing.compareAndSet(false, true)) {
      background.execute(this::fetchUsual);
    }
  }

  private void fetchUsual() {
    try {
      getSource().getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), null);
      kept.set(null);
    } catch (KeySourceException unreachable) {
      // the next caller has it tried once more
    } finally {
      isRenewing.set(false);
    }
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    Kept snapshot = kept.updateAndGet(keys -> keys == null ? null : keys.servingFrom(now));
    if (snapshot == null
        || !snapshot.isWithin(limits, now)
        || refresh.requiresRefresh(snapshot.keys())) {
      return getSource().getJWKSet(refresh, now, context);
    }
    renew();
    return snapshot.keys();
  }
}
