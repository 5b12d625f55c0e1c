package dev.accounts.lambda.priming;

import dev.accounts.lambda.storage.FunctionCredentials;
import dev.accounts.rest.auth.Authentication;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What Lambda's runtime calls around a snapshot, with SnapStart only. The parts that serve requests
 * have fetched nothing until then: no key, no credentials and no connection. After each restore the
 * fetch of the user pools' keys begins at once.
 */
public final class SnapshotHooks implements Resource {
  private static final System.Logger LOG = System.getLogger(SnapshotHooks.class.getName());

  /** The first one loads classes; the others have the JVM compile what is used most. */
  private static final int ROUNDS = 20;

  /** The runtime holds hooks only weakly. */
  private static final List<SnapshotHooks> HELD = new CopyOnWriteArrayList<>();

  private final Priming priming;
  private final Authentication authentication;

  private SnapshotHooks(Priming priming, Authentication authentication) {
    this.priming = priming;
    this.authentication = authentication;
  }

  /**
   * Registers hooks that run this priming.
   *
   * @param authentication the one that requests meet
   */
  public static SnapshotHooks register(Priming priming, Authentication authentication) {
    SnapshotHooks hooks = new SnapshotHooks(priming, authentication);
    HELD.add(hooks);
    Core.getGlobalContext().register(hooks);
    return hooks;
  }

  /**
   * A priming that fails, and keys or credentials that cannot be fetched, make the first requests
   * slower, and are no reason not to start. The garbage of the priming, such as these keys, does
   * not go into the snapshot.
   */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    attempt("The priming of every kind of request", () -> priming.run(ROUNDS));
    attempt("The fetch of keys", authentication::primeKeys);
    attempt(
        "The fetch of credentials", () -> FunctionCredentials.prime(priming.settings().storage()));
    System.gc();
  }

  private static void attempt(String what, Callable<List<String>> step) {
    try {
      List<String> failed = step.call();
      if (failed.isEmpty()) {
        LOG.log(Level.INFO, what + " before the snapshot is done");
      } else {
        LOG.log(Level.WARNING, what + " before the snapshot went wrong: " + failed);
      }
    } catch (Exception | LinkageError failed) {
      LOG.log(Level.WARNING, what + " before the snapshot failed", failed);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    authentication.fetchKeys();
  }
}
