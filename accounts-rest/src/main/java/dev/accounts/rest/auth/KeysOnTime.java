package dev.accounts.rest.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Lets kept keys grow old by our clock; the library would look at the system's. */
final class KeysOnTime extends JWKSetSourceWrapper<SecurityContext> {
  private final InstantSource clock;

  KeysOnTime(JWKSetSource<SecurityContext> keys, InstantSource clock) {
    super(keys);
    this.clock = clock;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long systemMillis, @Nullable SecurityContext context)
      throws KeySourceException {
    return getSource().getJWKSet(refresh, clock.millis(), context);
  }
}
