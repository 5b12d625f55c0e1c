package dev.accounts.lambda.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiStandIn;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

class DataApiClientTest {
  /** A database that is busy, or small, may take so long; the gateway waits for 29 s. */
  @Test
  void theResponseToAStatementOfTwelveSecondsIsWaitedFor() {
    TestDatabase database = TestPostgres.newDatabase();
    try (DataApiStandIn cluster = DataApiStandIn.start(database.to(DataApiCluster::of));
        RdsDataClient client =
            DataApiClient.to(
                    new Storage.DataApi(
                        DataApiCluster.RESOURCE_ARN,
                        DataApiCluster.APPLICATION_SECRET_ARN,
                        database.name(),
                        Optional.of(cluster.endpoint())))
                .build()) {
      var response =
          client.executeStatement(call ->
              call.resourceArn(DataApiCluster.RESOURCE_ARN)
                  .secretArn(DataApiCluster.APPLICATION_SECRET_ARN)
                  .database(database.name())
                  .sql("SELECT 1 FROM pg_sleep(12)"));
      assertThat(response.records()).hasSize(1);
    }
  }
}
