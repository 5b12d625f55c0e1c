package dev.accounts.local.userpool;

/** The key of the pools of all tests, since one takes longer to make than most of them. */
public final class PoolKey {
  /** Made once in each JVM. */
  public static final SigningKey KEY = SigningKey.fresh();

  private PoolKey() {}
}
