package dev.accounts.operations.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.lambda.runtime.TestContext;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.lambda.settings.InvalidSettings;
import dev.accounts.operations.login.MasterSettings;
import dev.accounts.operations.login.SetupRefused;
import dev.accounts.operations.migration.CloudFormation;
import dev.accounts.operations.migration.Cluster;
import dev.accounts.operations.migration.MigrationHandler;
import dev.accounts.operations.migration.SecretsManagerStandIn;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.testkit.fixture.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rotation as Secrets Manager runs it, on a real database. */
class RotationHandlerTest {
  private static final List<String> STEPS =
      List.of("createSecret", "setSecret", "testSecret", "finishSecret");

  private final ManualTime time = new ManualTime();
  private final Cluster cluster = new Cluster(time);
  private final TestContext context = new TestContext();
  private final RotationHandler handler =
      new RotationHandler(
          MasterSettings.from(
              new Environment(
                  Map.of(
                      "ACCOUNTS_DATAAPI_RESOURCE_ARN", DataApiCluster.RESOURCE_ARN,
                      "ACCOUNTS_MASTER_SECRET_ARN", Cluster.MASTER_ARN,
                      "ACCOUNTS_DATAAPI_DATABASE", cluster.server.name()))),
          cluster.clients(),
          time);

  @BeforeEach
  void migrate() throws IOException {
    try (CloudFormation stack = new CloudFormation()) {
      new MigrationHandler(cluster.clients(), time)
          .handleRequest(
              new ByteArrayInputStream(stack.event("Create", cluster.properties())),
              new ByteArrayOutputStream(),
              context);
      assertThat(stack.response().get("Status").asString()).isEqualTo("SUCCESS");
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void theApplicationGetsANewPassword() throws Exception {
    String before = cluster.secrets.login().password();
    String id = cluster.secrets.beginRotation();
    for (String step : STEPS) {
      run(step, id);
      run(step, id);
    }
    assertThat(cluster.secrets.idLabelled("AWSCURRENT")).isEqualTo(id);
    String after = cluster.secrets.login().password();
    assertThat(after).hasSize(43).isNotEqualTo(before);
    assertThat(cluster.asApplication(after, "SELECT 1")).containsExactly("1");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> cluster.asApplication(before, "SELECT 1"));
    JsonNode text = new JsonMapper().readTree(cluster.secrets.valueOf(id).orElseThrow());
    assertThat(text.get("port").asInt()).isEqualTo(5432);
    assertThat(text.get("username").asString()).isEqualTo(cluster.applicationUser);
    assertThat(String.join("", context.lines())).doesNotContain(after);
  }

  @Test
  void aPendingPasswordThatTheDatabaseDoesNotHaveFailsTheTest() throws Exception {
    String id = cluster.secrets.beginRotation();
    run("createSecret", id);
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> run("testSecret", id))
        .withMessageContaining("set it again");
  }

  @Test
  void theTestThatIsRunWhenRotationIsSetUpSucceedsAndChangesNothing() throws Exception {
    String before = cluster.secrets.login().password();
    run("testSecret", cluster.secrets.beginTestOfConfiguration());
    assertThat(cluster.asApplication(before, "SELECT 1")).containsExactly("1");
  }

  @Test
  void aMigrationInBetweenDoesNotBreakIt() throws Exception {
    String id = cluster.secrets.beginRotation();
    run("createSecret", id);
    run("setSecret", id);
    migrate();
    run("finishSecret", id);
    assertThat(cluster.asApplication(cluster.secrets.login().password(), "SELECT 1"))
        .containsExactly("1");
  }

  @Test
  void aPausedClusterIsWaitedFor() throws Exception {
    String id = cluster.secrets.beginRotation();
    run("createSecret", id);
    cluster.dataApi.pause(Duration.ofSeconds(20));
    run("setSecret", id);
    run("testSecret", id);
  }

  @Test
  void onlyAPendingVersionIsRotated() {
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> run("createSecret", "00000000-0000-0000-0000-000000000000"));
    String id = cluster.secrets.beginRotation();
    assertThatExceptionOfType(SetupRefused.class).isThrownBy(() -> run("setSecret", id));
    assertThatExceptionOfType(SetupRefused.class).isThrownBy(() -> run("dance", id));
  }

  @Test
  void whatIsNotSetIsNamed() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() ->
            MasterSettings.from(new Environment(Map.of("ACCOUNTS_DATAAPI_RESOURCE_ARN", "arn"))))
        .withMessageContainingAll(
            "ACCOUNTS_DATAAPI_RESOURCE_ARN must be like arn:aws:rds:REGION:ACCOUNT:",
            "set ACCOUNTS_MASTER_SECRET_ARN to",
            "set ACCOUNTS_DATAAPI_DATABASE to");
  }

  private void run(String step, String id) throws IOException {
    String event =
        "{\"Step\":\"%s\",\"SecretId\":\"%s\",\"ClientRequestToken\":\"%s\"}"
            .formatted(step, SecretsManagerStandIn.ARN, id);
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(), context);
  }
}
