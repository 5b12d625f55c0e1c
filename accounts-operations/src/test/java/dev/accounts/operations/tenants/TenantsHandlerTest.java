package dev.accounts.operations.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiSchema;
import dev.accounts.domain.Refusal;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.runtime.TestContext;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.operations.login.MasterSettings;
import dev.accounts.operations.login.SetupRefused;
import dev.accounts.operations.migration.Cluster;
import dev.accounts.sql.migration.Migrator;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.testkit.fixture.TestTenant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator does with tenants, over the Data API on a real database. */
class TenantsHandlerTest {
  private final Cluster cluster = new Cluster(Time.SYSTEM);
  private final TestContext context = new TestContext();
  private final MasterSettings settings =
      MasterSettings.from(
          new Environment(
              Map.of(
                  "ACCOUNTS_DATAAPI_RESOURCE_ARN", DataApiCluster.RESOURCE_ARN,
                  "ACCOUNTS_MASTER_SECRET_ARN", Cluster.MASTER_ARN,
                  "ACCOUNTS_DATAAPI_DATABASE", cluster.server.name())));
  private final TenantsHandler handler =
      new TenantsHandler(settings, cluster.clients(), Time.SYSTEM);
  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(cluster.server.asApplication()));
  private final String name = tenant.caller().tenant().value();

  @BeforeEach
  void migrate() {
    new Migrator(
            DataApiSchema.patientRunner(
                cluster.clients().dataApi(settings.region()),
                settings.asMaster(),
                Deadline.in(Duration.ofMinutes(10)),
                line -> {}))
        .migrate();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void aTenantIsListedExportedFrozenAndErased() throws IOException {
    tenant.rename(tenant.open("O'Hara: \"quoted\" ✓"), "renamed");
    JsonNode listed = run("{\"do\":\"list\"}").get("tenants").get(0);
    assertThat(listed.get("tenant_id").asString()).isEqualTo(name);
    assertThat(listed.get("accounts").asInt()).isEqualTo(1);

    JsonNode frozen = run(event("freeze", ",\"by\":\"ada\""));
    assertThat(frozen.get("frozenAt").asString()).isNotEmpty();
    assertThatExceptionOfType(Refusal.TenantFrozen.class).isThrownBy(() -> tenant.open("no"));

    JsonNode page = run(event("export", ""));
    assertThat(page.get("lines")).hasSize(3);
    assertThat(page.get("lines").get(0).get("account").get("name").asString()).isEqualTo("renamed");
    JsonNode end = run(event("export", ",\"after\":" + page.get("next")));
    assertThat(end.get("lines")).isEmpty();
    assertThat(end.has("next")).isFalse();

    String erase = event("erase", ",\"by\":\"ada\",\"confirm\":\"" + name + "\"");
    JsonNode erased = run(erase);
    assertThat(erased.get("finished").asBoolean()).isTrue();
    assertThat(erased.get("receipt").get("events").asInt()).isEqualTo(2);
    assertThat(run(erase)).isEqualTo(erased);
    assertThat(run("{\"do\":\"list\"}").get("tenants")).isEmpty();
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> run(erase.replace(name, "no such tenant")));
    assertThat(tenant.open("the tenant begins again").version().value()).isEqualTo(1);

    assertThat(context.lines())
        .hasSize(8)
        .anySatisfy(line -> assertThat(line).contains("\"did\":\"erase\"", "\"failed\":true"))
        .allSatisfy(line -> assertThat(line).contains("\"requestId\":\"").doesNotContain(name));
    assertThat(context.lines().get(4))
        .contains("\"did\":\"erase\"", "\"by\":\"ada\"", "\"accounts\":1")
        .contains(erased.get("receipt").get("tenant_sha256").asString());
  }

  @Test
  void aTenantIsUnfrozen() throws IOException {
    assertThat(run(event("unfreeze", ",\"by\":\"ada\"")).get("unfrozen").asBoolean()).isFalse();
    run(event("freeze", ",\"by\":\"ada\""));
    assertThat(run(event("unfreeze", ",\"by\":\"ada\"")).get("unfrozen").asBoolean()).isTrue();
    assertThat(tenant.open("account").version().value()).isEqualTo(1);
  }

  private String event(String action, String more) {
    return "{\"do\":\"%s\",\"tenant\":\"%s\"%s}".formatted(action, name, more);
  }

  private JsonNode run(String event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, context);
    return new JsonMapper().readTree(output.toByteArray());
  }
}
