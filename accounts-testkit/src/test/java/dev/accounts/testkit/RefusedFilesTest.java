package dev.accounts.testkit;

import static dev.accounts.testkit.fixture.ChartFiles.file;
import static dev.accounts.testkit.fixture.ChartFiles.plan;
import static dev.accounts.testkit.fixture.ChartFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.domain.Refusal;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Why a whole file is refused. */
class RefusedFilesTest {
  private final TestTenant tenant = new TestTenant(new InMemoryAccountRepository());

  @Test
  void aFileHasSoManyRowsAtMost() {
    List<ImportRow> rows =
        IntStream.rangeClosed(1, ChartFile.MAX_ROWS).mapToObj(i -> row(i, "", "A", "")).toList();
    ImportRow[] most = rows.toArray(ImportRow[]::new);
    assertThat(file(most).rows()).hasSize(ChartFile.MAX_ROWS);
    most[0] = row(1, "", "B", "");
    ImportRow[] tooMany =
        IntStream.rangeClosed(0, ChartFile.MAX_ROWS)
            .mapToObj(i -> most[i % most.length])
            .toArray(ImportRow[]::new);
    assertThatExceptionOfType(Refusal.Invalid.class).isThrownBy(() -> file(tooMany));
  }

  @Test
  void whatIsTooLargeForOneCallIsRefusedAsAWhole() {
    ImportRow[] rows =
        IntStream.rangeClosed(1, 4_000)
            .mapToObj(i -> row(i, String.valueOf(i), "x".repeat(200), ""))
            .toArray(ImportRow[]::new);
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> plan(tenant, file(rows)))
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.code()).isEqualTo("too-large")));
  }
}
