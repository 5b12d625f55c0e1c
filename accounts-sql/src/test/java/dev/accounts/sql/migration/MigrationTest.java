package dev.accounts.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationTest {

  @Test
  void everyScriptInTheFolderIsAMigration() throws IOException {
    List<String> names =
        Migration.all().stream().map(m -> "V" + m.version() + "__" + m.name() + ".sql").toList();
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources/dev/accounts/sql/migration"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void aMigrationIsCalledByItsVersionAndName() {
    assertThat(Migration.all().getFirst()).hasToString("V1 tables");
  }

  @Test
  void aChecksumDoesNotDependOnLineEnds() {
    assertThat(new Migration(1, "m", "a\r\nb\r\n").checksum())
        .isEqualTo(new Migration(1, "m", "a\nb\n").checksum())
        .isNotEqualTo(new Migration(1, "m", "a\nc\n").checksum());
  }

  /** The RDS Data API takes {@code :name} for a parameter, wherever it stands. */
  @Test
  void noScriptHasWhatLooksLikeAParameter() {
    assertThat(Migration.all())
        .allSatisfy(m -> assertThat(m.script().replace("::", "")).doesNotContainPattern(":[=\\w]"));
  }
}
