package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.model.DatabaseResumingException;
import software.amazon.awssdk.services.rdsdata.model.Field;

class DataApiResumeTest {
  private static final ManualTime CLOCK = new ManualTime();

  @AutoClose
  private static final TestClient CLIENT =
      new TestClient(TestPostgres.newDatabase().to(DataApiCluster::of).with(CLOCK));

  @Test
  void aPausedClusterSleepsUntilACallComesAndThenTakesItsTime() {
    CLIENT.standIn.pause(Duration.ofSeconds(20));
    CLOCK.advance(Duration.ofHours(1));
    assertIsResuming();
    CLOCK.advance(Duration.ofSeconds(19));
    assertIsResuming();
    CLOCK.advance(Duration.ofSeconds(1));
    assertThat(CLIENT.valueOf("SELECT 1")).isEqualTo(Field.fromLongValue(1L));
  }

  private static void assertIsResuming() {
    assertThatExceptionOfType(DatabaseResumingException.class)
        .isThrownBy(() -> CLIENT.execute("CREATE TABLE too_early (id int)"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
    assertThatExceptionOfType(DatabaseResumingException.class).isThrownBy(CLIENT::begin);
  }
}
