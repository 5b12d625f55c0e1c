package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.standin.Fault;
import dev.accounts.testkit.fixture.TestTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;

/** Why the SDK's own retry is off: it repeats a write, and does not say so. */
class SdkRetryTest {
  private final Service service = new Service();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void byDefaultTheSdkAppliesAWriteTwiceAndReportsSuccess() {
    try (RdsDataClient client = service.client().build()) {
      run(client, "CREATE TABLE note (text text)");
      service.standIn.next(Fault.INTERNAL_SERVER_ERROR.after());
      run(client, "INSERT INTO note VALUES ('once')");
      assertThat(
              run(client, "SELECT count(*) FROM note").records().getFirst().getFirst().longValue())
          .isEqualTo(2);
    }
  }

  @Test
  void theAdapterSendsOnceHoweverTheBuilderWasSet() {
    var builder =
        service.client().overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(5)));
    var repository = DataApiAccountRepository.over(builder, service.target());
    service.standIn.calls().clear();
    service.standIn.next(Fault.ACCESS_DENIED.before());
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new TestTenant(repository).open("account")))
        .isInstanceOf(dev.accounts.application.port.RepositoryException.class);
    assertThat(service.standIn.calls().count()).isEqualTo(1);
  }

  private ExecuteStatementResponse run(RdsDataClient client, String sql) {
    DataApiTarget owner = service.asOwner();
    return client.executeStatement(r ->
        r.resourceArn(owner.resourceArn())
            .secretArn(owner.secretArn())
            .database(owner.database())
            .sql(sql));
  }
}
