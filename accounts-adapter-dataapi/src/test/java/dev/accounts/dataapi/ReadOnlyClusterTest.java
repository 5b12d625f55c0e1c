package dev.accounts.dataapi;

import dev.accounts.sql.testing.ReadOnlySwitch;
import dev.accounts.sql.testing.SwitchUnderLoad;
import dev.accounts.testkit.fixture.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster that takes no writes for a time, and the sessions that the service keeps to it. */
class ReadOnlyClusterTest {

  @Test
  @Timeout(600)
  void writesOfManyAreRefusedWhileItLastsAndGoOnAfterwards() throws InterruptedException {
    try (Service service = new Service(new ManualTime())) {
      SwitchUnderLoad.check(
          service.database,
          service.repository,
          new ReadOnlySwitch(service.database)::disconnectAll);
    }
  }
}
