package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.MigrationRefused;
import dev.accounts.sql.migration.Migrator;
import dev.accounts.sql.migration.SqlRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one migrator over the Data API. */
class DataApiSchemaTest {
  private final Service service = new Service();
  private final SqlRunner runner =
      DataApiSchema.runner(service.client().build(), service.asOwner());

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void anEmptyDatabaseGetsTheWholeSchemaOnce() {
    runner.run("DROP SCHEMA accounts CASCADE");
    assertThat(new Migrator(runner).migrate()).hasSize(Migration.all().size());
    assertThat(new Migrator(runner).migrate()).isEmpty();
    assertThat(service.tenant().open("account").version().value()).isEqualTo(1);
  }

  @Test
  void aChangedMigrationIsRefused() {
    runner.run("UPDATE accounts.schema_migration SET checksum = 'other' WHERE version = 1");
    assertThatExceptionOfType(MigrationRefused.class)
        .isThrownBy(() -> new Migrator(runner).migrate());
  }
}
