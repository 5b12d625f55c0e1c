package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.local.Options.Adapter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A chart of accounts as an accountant has it: planned, repaired, imported and exported. */
@Order(1)
final class ChartOfAccountsTest {
  private static final int ROWS = 1_200;

  private static Reply imported(Session session, String query, String csv, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "text/csv; charset=utf-8"));
    return session.send("POST", "/accounts/import" + query, csv, all.toArray(String[]::new));
  }

  private static JsonNode counts(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().path("counts");
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "DATAAPI"})
  void isImportedInOrderAndExportedWithoutADifference(Adapter adapter) {
    try (Parts parts = new Parts()) {
      LocalService service =
          SharedService.started(adapter, DataDirectories.used("chart-" + adapter), parts);
      // the largest file, through the adapter whose calls are limited in size
      if (adapter == Adapter.DATAAPI) {
        holdsFiveThousandRows(Session.of(service));
      }
      Session session = Session.of(service);
      String valid = ChartOfAccounts.of(ROWS);
      String bad = valid + "1000,Nowhere,no such parent,DOMESTIC,EUR,,\n,Again,,DOMESTIC,EURO,,\n";
      Reply plan = imported(session, "?dryRun=true", bad);
      assertThat(counts(plan).path("refused").asInt()).isEqualTo(2);
      assertThat(counts(plan).path("created").asInt()).isEqualTo(ROWS);
      assertThat(imported(session, "", bad).status()).isEqualTo(422);

      Reply repaired = imported(session, "?dryRun=true", valid);
      assertThat(counts(repaired).path("refused").asInt()).isZero();
      Reply done = imported(session, "", valid, "If-Match", repaired.header("ETag"));
      assertThat(counts(done).path("created").asInt()).isEqualTo(ROWS);
      assertThat(counts(imported(session, "", valid)).path("unchanged").asInt()).isEqualTo(ROWS);

      Reply export = session.get("/accounts/export");
      assertThat(export.body().lines().count()).isEqualTo(ROWS + 1);
      Session other = Session.of(service);
      assertThat(counts(imported(other, "", export.body())).path("created").asInt())
          .isEqualTo(ROWS);
      assertThat(other.get("/accounts/export").body()).isEqualTo(export.body());
      assertThat(imported(session, "?expect=unchanged", export.body()).status()).isEqualTo(200);
      String heading = session.get("/accounts?q=Klasse%200").json().at("/items/0/id").asString();
      JsonNode tree = session.get("/accounts/tree?depth=10&root=" + heading).json();
      assertThat(deepest(tree.path("items"))).isEqualTo(10);
    }
  }

  private static void holdsFiveThousandRows(Session session) {
    String chart = ChartOfAccounts.of(5_000);
    assertThat(counts(imported(session, "", chart)).path("created").asInt()).isEqualTo(5_000);
    assertThat(counts(imported(session, "?onMissing=close", chart)).path("unchanged").asInt())
        .isEqualTo(5_000);
  }

  private static int deepest(JsonNode nodes) {
    return nodes.valueStream().mapToInt(node -> 1 + deepest(node.path("children"))).max().orElse(0);
  }
}
