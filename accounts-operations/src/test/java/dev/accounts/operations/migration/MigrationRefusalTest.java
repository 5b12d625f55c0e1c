package dev.accounts.operations.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A mistake of the stack or of the database is named, and what is said goes to CloudFormation only.
 */
final class MigrationRefusalTest extends MigrationFixture {
  @ParameterizedTest
  @ValueSource(strings = {"ClusterArn", "MasterSecretArn", "Database", "ApplicationSecretArn"})
  void aMissingPropertyIsNamed(String name) throws Exception {
    Map<String, String> properties = cluster.properties();
    properties.remove(name);
    JsonNode response = ask("Update", properties);
    assertThat(response.get("Status").asString()).isEqualTo("FAILED");
    assertThat(response.get("Reason").asString()).contains(name + " is missing");
    assertThat(response.get("PhysicalResourceId").asString()).isEqualTo("known-before");
  }

  @Test
  void whatIsWrongIsReported() throws Exception {
    Map<String, String> properties = cluster.properties();
    properties.put("ApplicationSecretArn", SecretsManagerStandIn.ARN + "x");
    assertThat(reason("Create", properties)).contains("(ResourceNotFoundException)");
    properties = cluster.properties();
    properties.put("MasterSecretArn", SecretsManagerStandIn.ARN + "x");
    assertThat(reason("Create", properties)).contains("SecretsErrorException", "this function may");
    properties.put("MasterSecretArn", "a-secret");
    assertThat(reason("Create", properties)).contains("MasterSecretArn must be like");
    assertThat(reason("Replace", cluster.properties())).contains("Create, Update or Delete");
  }

  @Test
  void aChangedOldMigrationIsRefusedAndSaysWhatToDo() throws Exception {
    ask("Create", cluster.properties());
    cluster.asOwner("UPDATE accounts.schema_migration SET checksum = 'other' WHERE version = 2");
    JsonNode response = ask("Update", cluster.properties());
    assertThat(response.get("Status").asString()).isEqualTo("FAILED");
    assertThat(response.get("Reason").asString())
        .contains("V2 guard", "restore its script", "log stream: local");
  }

  @Test
  void aResponseThatIsNotTakenIsRetried() throws Exception {
    stack.refuseWith(500, 503);
    assertThat(ask("Delete", Map.of()).get("Status").asString()).isEqualTo("SUCCESS");
    context.remaining(2_000);
    stack.refuseWith(500, 500, 500, 500, 500, 500);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> send(stack.event("Delete", Map.of())))
        .withMessageContaining("could not be delivered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/x", "ftp://127.0.0.1/x", "no url", ""})
  void aResponseGoesNowhereWhereOthersCouldReadIt(String url) {
    String event = "{\"RequestType\":\"Delete\",\"ResponseURL\":\"" + url + "\"}";
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> send(event.getBytes(UTF_8)))
        .withMessage("The event's ResponseURL must be an https URL");
  }
}
