package dev.accounts.operations.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.migration.Migration;
import dev.accounts.standin.Fault;
import dev.accounts.standin.PlannedFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A database that is away for a while, for ever, or in the middle of a migration. */
final class MigrationUnderFaultsTest extends MigrationFixture {
  @Test
  void aRunThatWasKilledIsFinishedByTheNext() throws Exception {
    // one statement looks whose schema it is, one makes the list of migrations, one reads it, three
    // apply
    PlannedFault well = PlannedFault.none();
    cluster.dataApi.next(well, well, well, well, well, well, silence());
    context.remaining(3_000);
    JsonNode killed = ask("Create", cluster.properties());
    assertThat(killed.get("Status").asString()).isEqualTo("FAILED");
    assertThat(applied()).isEqualTo(3);

    context.remaining(60_000);
    JsonNode second = ask("Create", cluster.properties());
    assertThat(second.get("Status").asString()).as(second.toString()).isEqualTo("SUCCESS");
    assertThat(second.at("/Data/Applied").asString())
        .isEqualTo(String.valueOf(Migration.all().size() - 3));
  }

  @Test
  void aPausedClusterIsWaitedFor() throws Exception {
    cluster.dataApi.pause(Duration.ofSeconds(15));
    JsonNode response = ask("Create", cluster.properties());
    assertThat(response.get("Status").asString()).isEqualTo("SUCCESS");
    assertThat(context.lines()).contains("The database is resuming; trying again\n");
  }

  @Test
  void aClusterThatNeverComesIsGivenUpBeforeLambdaEnds() throws Exception {
    cluster.dataApi.pause(Duration.ofMinutes(30));
    context.remaining(6_000);
    JsonNode response = ask("Create", cluster.properties());
    assertThat(time.passed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(response.get("Status").asString()).isEqualTo("FAILED");
    assertThat(response.get("Reason").asString())
        .contains("The database is resuming", "available writer instance");
  }

  @Test
  void aClusterThatHangsIsGivenUpToo() throws Exception {
    cluster.dataApi.next(silence());
    context.remaining(3_000);
    JsonNode response = ask("Create", cluster.properties());
    assertThat(response.get("Status").asString()).isEqualTo("FAILED");
    assertThat(response.get("Reason").asString())
        .contains("did not respond in 2 s", "cluster is available");
  }

  /** Nothing comes until the time is over. */
  private PlannedFault silence() {
    return Fault.BLACK_HOLE.before().meanwhile(() -> time.advance(Duration.ofMinutes(1)));
  }
}
