package dev.accounts.lambda.priming;

import dev.accounts.application.port.Time;
import dev.accounts.lambda.settings.Settings;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What Lambda SnapStart calls around a snapshot. Nothing has to be done after a restore: until then
 * the parts that serve requests have fetched no key, no credentials and no connection.
 */
public final class SnapshotHooks implements Resource {
  private static final System.Logger LOG = System.getLogger(SnapshotHooks.class.getName());

  /** The first one loads classes; the others have the JVM compile what is used most. */
  private static final int ROUNDS = 50;

  /** The runtime holds hooks only weakly. */
  private static final List<SnapshotHooks> HELD = new CopyOnWriteArrayList<>();

  private final Priming priming;

  private SnapshotHooks(Priming priming) {
    this.priming = priming;
  }

  /** Registers hooks that prime with these settings, which are given back. */
  public static Settings registeredFor(Settings settings, Priming.Handlers handlers) {
    register(new Priming(settings, Time.SYSTEM, handlers));
    return settings;
  }

  /** Registers hooks that run this priming. */
  public static SnapshotHooks register(Priming priming) {
    SnapshotHooks hooks = new SnapshotHooks(priming);
    HELD.add(hooks);
    Core.getGlobalContext().register(hooks);
    return hooks;
  }

  /** A priming that fails makes the first requests slower, and is no reason not to start. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      List<String> unexpected = priming.run(ROUNDS);
      if (unexpected.isEmpty()) {
        LOG.log(Level.INFO, "Primed every kind of request before the snapshot");
      } else {
        LOG.log(Level.WARNING, "The priming before the snapshot went wrong: " + unexpected);
      }
    } catch (Exception | LinkageError failed) {
      LOG.log(Level.WARNING, "The priming before the snapshot failed", failed);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // see above
  }
}
