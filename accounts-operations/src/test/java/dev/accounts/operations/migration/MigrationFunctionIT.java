package dev.accounts.operations.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Time;
import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.lambda.runtime.LambdaRuntimeApi;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The function of the custom resource, started from the zip as Lambda starts it. */
class MigrationFunctionIT {

  @Test
  void aStackGetsItsSchema() throws Exception {
    try (Cluster cluster = new Cluster(Time.SYSTEM);
        CloudFormation stack = new CloudFormation();
        LambdaRuntimeApi runtime = new LambdaRuntimeApi();
        LambdaFunction function =
            LambdaFunction.start(
                "dev.accounts.operations.migration.MigrationHandler",
                runtime,
                Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "local",
                    "AWS_SECRET_ACCESS_KEY",
                    "local",
                    "AWS_ENDPOINT_URL_RDS_DATA",
                    cluster.dataApi.endpoint().toString(),
                    "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                    cluster.secrets.endpoint().toString()))) {
      assertThat(runtime.invoke(stack.event("Create", cluster.properties())).to())
          .as(function.log())
          .isEqualTo("response");
      JsonNode response = stack.response();
      assertThat(response.get("Status").asString()).as(response.toString()).isEqualTo("SUCCESS");
      assertThat(response.get("Reason").asString()).contains("log stream: stream-1");
      assertThat(cluster.asApplication("first:pass'word", "SELECT current_user"))
          .containsExactly(cluster.applicationUser);
    }
  }
}
