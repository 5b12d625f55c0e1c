package dev.accounts.operations.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Caller;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.lambda.runtime.LambdaRuntimeApi;
import dev.accounts.operations.relay.EventBridgeStandIn.Fault;
import dev.accounts.standin.DataApiCluster;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The relay, started from the zip as Lambda starts it. */
class RelayFunctionIT {

  @Test
  void aScheduleSendsWhatIsNew() {
    try (RelayFixture fixture = new RelayFixture(() -> Fault.NONE);
        LambdaRuntimeApi runtime = new LambdaRuntimeApi();
        LambdaFunction function =
            LambdaFunction.start(
                "dev.accounts.operations.relay.RelayHandler",
                runtime,
                Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "local",
                    "AWS_SECRET_ACCESS_KEY",
                    "local",
                    "AWS_ENDPOINT_URL_RDS_DATA",
                    fixture.dataApi.endpoint().toString(),
                    "AWS_ENDPOINT_URL_EVENTBRIDGE",
                    fixture.bus.endpoint().toString(),
                    "ACCOUNTS_DATAAPI_RESOURCE_ARN",
                    DataApiCluster.RESOURCE_ARN,
                    "ACCOUNTS_DATAAPI_SECRET_ARN",
                    RelayFixture.SECRET_ARN,
                    "ACCOUNTS_DATAAPI_DATABASE",
                    fixture.database.name(),
                    "ACCOUNTS_EVENT_BUS_ARN",
                    EventBridgeStandIn.BUS,
                    "ACCOUNTS_DEAD_LETTERS_URL",
                    EventBridgeStandIn.QUEUE))) {
      fixture.accounts.open(
          Caller.of("one", "tester"), NewAccount.domestic("EUR", Details.named("secret name")));
      do {
        assertThat(runtime.invoke("{}".getBytes(UTF_8)).to())
            .as(function.log())
            .isEqualTo("response");
      } while (fixture.arrived().isEmpty()); // another test's transaction may be open
      assertThat(fixture.arrived()).containsExactlyElementsOf(fixture.stored());
      assertThat(function.log())
          .contains("\"function\":\"accounts\",\"relayed\":1,\"relayAgeSeconds\":0")
          .doesNotContain("secret name");
    }
  }
}
