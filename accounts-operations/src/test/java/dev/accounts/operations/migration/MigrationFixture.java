package dev.accounts.operations.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.lambda.runtime.TestContext;
import dev.accounts.testkit.fixture.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** The custom resource, from CloudFormation's event to its response, on a real database. */
abstract class MigrationFixture {
  final ManualTime time = new ManualTime();
  final Cluster cluster = new Cluster(time);
  final CloudFormation stack = new CloudFormation();
  final TestContext context = new TestContext();
  final MigrationHandler handler = new MigrationHandler(cluster.clients(), time);

  @AfterEach
  void close() {
    stack.close();
    cluster.close();
  }

  JsonNode ask(String type, Map<String, String> properties) throws IOException {
    send(stack.event(type, properties));
    return stack.response();
  }

  void send(byte[] event) throws IOException {
    handler.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(), context);
  }

  String reason(String type, Map<String, String> properties) throws IOException {
    JsonNode response = ask(type, properties);
    assertThat(response.get("Status").asString()).isEqualTo("FAILED");
    return response.get("Reason").asString();
  }

  int applied() {
    return Integer.parseInt(
        cluster.asOwner("SELECT count(*) FROM accounts.schema_migration").getFirst());
  }
}
