package dev.accounts.lambda;

import dev.accounts.domain.Time;
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
final class SnapshotHooks implements Resource {
  private static final System.Logger LOG = System.getLogger(SnapshotHooks.class.getName());

  /** The runtime holds hooks only weakly. */
  private static final List<SnapshotHooks> HELD = new CopyOnWriteArrayList<>();

  private final Rehearsal rehearsal;

  private SnapshotHooks(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** Registers hooks that rehearse with these settings, which are given back. */
  static Settings registeredFor(Settings settings) {
    register(new Rehearsal(settings, Time.SYSTEM));
    return settings;
  }

  static SnapshotHooks register(Rehearsal rehearsal) {
    SnapshotHooks hooks = new SnapshotHooks(rehearsal);
    HELD.add(hooks);
    Core.getGlobalContext().register(hooks);
    return hooks;
  }

  /** A rehearsal that fails makes the first requests slower, and is no reason not to start. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      List<String> unexpected = rehearsal.run();
      if (unexpected.isEmpty()) {
        LOG.log(Level.INFO, "Rehearsed every kind of request before the snapshot");
      } else {
        LOG.log(Level.WARNING, "The rehearsal before the snapshot went wrong: " + unexpected);
      }
    } catch (Exception | LinkageError failed) {
      LOG.log(Level.WARNING, "The rehearsal before the snapshot failed", failed);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // see above
  }
}
