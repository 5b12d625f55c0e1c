package dev.accounts.local.postgres;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a killed service left running; the service that holds the data directory's lock may stop it.
 */
final class Orphans {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final Processes processes;

  Orphans(Cluster cluster, Processes processes) {
    this.cluster = cluster;
    this.processes = processes;
  }

  /** Stops a server gently, and whatever else was cut off, such as initdb, at once. */
  void stop(Consumer<String> progress) {
    if (processes.server().isPresent()) {
      progress.accept("Stopping the PostgreSQL that an earlier run left behind ...");
      cluster.stop(PATIENCE);
    }
    processes.end();
    processes.forget();
  }
}
