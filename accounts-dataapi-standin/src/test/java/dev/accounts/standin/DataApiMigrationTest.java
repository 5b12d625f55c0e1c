package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.Migrator;
import dev.accounts.sql.migration.SqlRunner;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;

class DataApiMigrationTest {
  @AutoClose private static final TestClient CLIENT = new TestClient();

  @Test
  void theSchemaMigratesThroughTheStandIn() {
    CLIENT.execute("DROP SCHEMA accounts CASCADE");
    SqlRunner runner = statement -> firstColumn(CLIENT.execute(statement));
    assertThat(new Migrator(runner).migrate()).isEqualTo(Migration.all());
    assertThat(new Migrator(runner).migrate()).isEmpty();
    assertThat(CLIENT.valueOf("SELECT count(*) FROM accounts.account").longValue()).isZero();
  }

  private static List<String> firstColumn(ExecuteStatementResponse response) {
    return response.records().stream().map(row -> row.getFirst().stringValue()).toList();
  }
}
