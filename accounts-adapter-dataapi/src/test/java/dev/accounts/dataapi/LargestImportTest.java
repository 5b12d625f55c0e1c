package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.testkit.fixture.ChartFiles;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan of an import accepts fits into one call, whatever its characters become there. */
class LargestImportTest {
  private static final Service SERVICE = new Service();

  @AfterAll
  static void close() {
    SERVICE.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d\ude00", "\""})
  void theLargestImportThatIsPlannedIsApplied(String character) {
    TestTenant tenant = SERVICE.tenant();
    ChartFile largest = file(character, mostRows(tenant, character));
    assertThat(ChartFiles.apply(tenant, largest).count(Fate.CREATED))
        .isEqualTo(largest.rows().size());
  }

  private static int mostRows(TestTenant tenant, String character) {
    int accepted = 1;
    int refused = ChartFile.MAX_ROWS + 1;
    while (refused - accepted > 1) {
      int middle = (accepted + refused) / 2;
      if (isPlanned(tenant, file(character, middle))) {
        accepted = middle;
      } else {
        refused = middle;
      }
    }
    return accepted;
  }

  private static boolean isPlanned(TestTenant tenant, ChartFile file) {
    try {
      return !ChartFiles.plan(tenant, file).isRefused();
    } catch (Refusal.Invalid tooLarge) {
      return false;
    }
  }

  private static ChartFile file(String character, int rows) {
    return new ChartFile(
        Set.of("name", "metadata.note"),
        IntStream.rangeClosed(1, rows).mapToObj(line -> row(character, line)).toList());
  }

  private static ImportRow row(String character, int line) {
    String name = character.repeat(190) + line;
    Metadata note = Metadata.of(Map.of("note", character.repeat(Metadata.MAX_VALUE)));
    return ChartFiles.row(line, Details.named(name).with(note));
  }
}
