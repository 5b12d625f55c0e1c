package dev.accounts.local.userpool;

import java.time.Duration;
import java.util.Set;

/**
 * What differs from pool to pool.
 *
 * @param redirectAddresses where browsers may be sent with a code, besides loopback addresses
 * @param pageAddresses the same for the page at the pool's own origin
 * @param tokenLife how long ID tokens and access tokens are valid
 */
public record PoolSettings(
    Set<String> redirectAddresses, Set<String> pageAddresses, Duration tokenLife) {
  /** No addresses but those of this machine, and Cognito's own hour. */
  public static final PoolSettings DEFAULT =
      new PoolSettings(Set.of(), Set.of(), Duration.ofHours(1));
}
