package dev.accounts.dataapi;

import dev.accounts.sql.testing.StoredEvents;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A service in a time of its own, with a view past it. Faults are planned for the next call, so a
 * test has one to itself; the next test gets the same, because to make one takes long.
 */
final class FaultBench {
  private static final Queue<FaultBench> FREE = new ConcurrentLinkedQueue<>();

  final ManualTime time = new ManualTime();
  final Service service = new Service(time);
  final StoredEvents events = new StoredEvents(service.database);

  private FaultBench() {}

  /** One that no other test has now. */
  static FaultBench take() {
    FaultBench free = FREE.poll();
    return free == null ? new FaultBench() : free;
  }

  TestTenant newTenant() {
    return service.tenant();
  }

  /** Lets another test have it, without the faults that were not met. */
  void giveBack() {
    service.standIn.forgetPlanned();
    FREE.add(this);
  }

  static void closeAll() throws SQLException {
    for (FaultBench bench = FREE.poll(); bench != null; bench = FREE.poll()) {
      bench.events.close();
      bench.service.close();
    }
  }
}
