package dev.accounts.operations.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.lambda.runtime.TestContext;
import dev.accounts.sql.migration.Migration;
import dev.accounts.standin.Fault;
import dev.accounts.standin.PlannedFault;
import dev.accounts.testkit.fixture.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The custom resource, from CloudFormation's event to its response, on a real database. */
class MigrationHandlerTest {
  private static final String ALL = String.valueOf(Migration.all().size());

  private final ManualTime time = new ManualTime();
  private final Cluster cluster = new Cluster(time);
  private final CloudFormation stack = new CloudFormation();
  private final TestContext context = new TestContext();
  private final MigrationHandler handler = new MigrationHandler(cluster.clients(), time);

  @AfterEach
  void close() {
    stack.close();
    cluster.close();
  }

  @Test
  void aNewDatabaseGetsTheSchemaAndTheApplicationItsLogin() throws Exception {
    JsonNode response = ask("Create", cluster.properties());

    assertThat(response.get("Status").asString()).as(response.toString()).isEqualTo("SUCCESS");
    assertThat(response.at("/Data/SchemaVersion").asString())
        .isEqualTo(String.valueOf(Migration.all().getLast().version()));
    assertThat(response.at("/Data/Applied").asString()).isEqualTo(ALL);
    assertThat(response.get("StackId").asString()).endsWith("stack/accounts/1");
    assertThat(response.get("RequestId").asString()).isEqualTo("request-1");
    assertThat(response.get("LogicalResourceId").asString()).isEqualTo("Schema");
    assertThat(response.get("PhysicalResourceId").asString())
        .isEqualTo(cluster.properties().get("ClusterArn") + "/" + cluster.server.name());
    assertThat(cluster.asApplication("first:pass'word", "SELECT current_user"))
        .containsExactly(cluster.applicationUser);
    assertThat(String.join("", context.lines()))
        .doesNotContain("first:pass")
        .doesNotContain("hidden");
    assertThat(cluster.dataApi.calls().statements())
        .noneSatisfy(sql -> assertThat(sql).contains("pass'word"))
        .filteredOn(sql -> sql.contains("accounts_login"))
        .isNotEmpty()
        .allSatisfy(sql -> assertThat(sql).doesNotContain(":")); // it would name a parameter
  }

  @Test
  void theRelayGetsALoginThatMayRelayAndNothingElse() throws Exception {
    Map<String, String> properties = cluster.properties();
    properties.put("RelaySecretArn", SecretsManagerStandIn.RELAY_ARN);
    JsonNode response = ask("Create", properties);

    assertThat(response.get("Status").asString()).as(response.toString()).isEqualTo("SUCCESS");
    assertThat(
            cluster.as(
                cluster.relay,
                """
                SELECT string_agg(p.proname, ' ' ORDER BY p.proname) FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = 'accounts' AND has_function_privilege(p.oid, 'EXECUTE')\
                """))
        .containsExactly("move_relay relay_changes");
    assertThat(
            cluster.as(
                cluster.relay,
                """
                SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'accounts' AND c.relkind IN ('r', 'v', 'S')
                AND has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE')\
                """))
        .containsExactly("0");
  }

  @Test
  void aSecondTimeNothingIsAppliedAndTheResourceStaysTheSame() throws Exception {
    JsonNode first = ask("Create", cluster.properties());
    JsonNode second = ask("Update", cluster.properties());

    assertThat(second.get("Status").asString()).isEqualTo("SUCCESS");
    assertThat(second.at("/Data/Applied").asString()).isEqualTo("0");
    assertThat(second.get("PhysicalResourceId")).isEqualTo(first.get("PhysicalResourceId"));
  }

  @Test
  void aRunThatWasKilledIsFinishedByTheNext() throws Exception {
    // one statement makes the list of migrations, one reads it, three apply
    PlannedFault well = PlannedFault.none();
    cluster.dataApi.next(well, well, well, well, well, silence());
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
  void aChangedOldMigrationIsRefusedAndSaysWhatToDo() throws Exception {
    ask("Create", cluster.properties());
    cluster.asOwner("UPDATE accounts.schema_migration SET checksum = 'other' WHERE version = 2");
    JsonNode response = ask("Update", cluster.properties());
    assertThat(response.get("Status").asString()).isEqualTo("FAILED");
    assertThat(response.get("Reason").asString())
        .contains("V2 guard", "restore its script", "log stream: local");
  }

  @Test
  void anOlderReleaseAcceptsADatabaseOfANewerOne() throws Exception {
    ask("Create", cluster.properties());
    cluster.asOwner("INSERT INTO accounts.schema_migration VALUES (1000, 'later', 'x')");
    assertThat(ask("Update", cluster.properties()).get("Status").asString()).isEqualTo("SUCCESS");
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

  @Test
  void aDeletionTouchesNothing() throws Exception {
    ask("Create", cluster.properties());
    int calls = cluster.dataApi.calls().statements().size();
    JsonNode response = ask("Delete", Map.of());
    assertThat(response.get("Status").asString()).isEqualTo("SUCCESS");
    assertThat(response.get("PhysicalResourceId").asString()).isEqualTo("known-before");
    assertThat(cluster.dataApi.calls().statements()).hasSize(calls);
  }

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

  @Test
  void twoAtOnceDoItOnce() throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      byte[] event = stack.event("Create", cluster.properties());
      Future<?> one = both.submit(() -> sendQuietly(event));
      Future<?> two = both.submit(() -> sendQuietly(event));
      one.get();
      two.get();
    }
    assertThat(stack.response().get("Status").asString()).isEqualTo("SUCCESS");
    assertThat(stack.response().get("Status").asString()).isEqualTo("SUCCESS");
    assertThat(applied()).isEqualTo(Migration.all().size());
  }

  /** Nothing comes until the time is over. */
  private PlannedFault silence() {
    return Fault.BLACK_HOLE.before().meanwhile(() -> time.advance(Duration.ofMinutes(1)));
  }

  private int applied() {
    return Integer.parseInt(
        cluster.asOwner("SELECT count(*) FROM accounts.schema_migration").getFirst());
  }

  private String reason(String type, Map<String, String> properties) throws IOException {
    JsonNode response = ask(type, properties);
    assertThat(response.get("Status").asString()).isEqualTo("FAILED");
    return response.get("Reason").asString();
  }

  private JsonNode ask(String type, Map<String, String> properties) throws IOException {
    send(stack.event(type, properties));
    return stack.response();
  }

  private void send(byte[] event) throws IOException {
    handler.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(), context);
  }

  private void sendQuietly(byte[] event) {
    try {
      send(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
