package dev.accounts.operations.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.migration.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a stack gets that is created, updated or deleted. */
final class MigrationHandlerTest extends MigrationFixture {
  private static final String ALL = String.valueOf(Migration.all().size());

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
  void anOlderReleaseAcceptsADatabaseOfANewerOne() throws Exception {
    ask("Create", cluster.properties());
    cluster.asOwner("INSERT INTO accounts.schema_migration VALUES (1000, 'later', 'x')");
    assertThat(ask("Update", cluster.properties()).get("Status").asString()).isEqualTo("SUCCESS");
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

  private void sendQuietly(byte[] event) {
    try {
      send(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
