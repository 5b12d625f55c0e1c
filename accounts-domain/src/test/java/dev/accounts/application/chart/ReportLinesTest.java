package dev.accounts.application.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.Batch;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportLinesTest {
  private static final ImportPlan.Tag TAG =
      new ImportPlan.Tag(Instant.parse("2026-01-02T03:04:05Z"), "0123456789abcdef01234567");
  private static final AccountId ID = newId();

  @Test
  void anAppliedImportIsReadAsItWasWritten() {
    ChartFile file = file(row(2, "Created", "1"), row(3, "Updated", "2"), row(4, "Kept", ""));
    ImportPlan applied =
        applied(
            fate(file, 0, Fate.CREATED, Optional.of(newId()), Set.of()),
            fate(file, 1, Fate.UPDATED, Optional.of(newId()), Set.of("name", "parent")),
            fate(file, 2, Fate.UNCHANGED, Optional.empty(), Set.of()),
            closed(newId(), Optional.of("9"), "Closed"),
            closed(newId(), Optional.empty(), "Closed as well"));
    assertThat(ReportLines.read(ReportLines.write(applied), file)).isEqualTo(applied);
  }

  @Test
  void whatStandsInTheFileIsNotRepeatedAndUnchangedRowsHaveNoLine() {
    ChartFile file = file(row(2, "Created", "1"), row(3, "Kept", "2"));
    AccountId id = newId();
    assertThat(
            ReportLines.write(
                applied(
                    fate(file, 0, Fate.CREATED, Optional.of(id), Set.of()),
                    fate(file, 1, Fate.UNCHANGED, Optional.of(ID), Set.of()))))
        .containsExactly(TAG + "\n2\tCREATED\t" + id + "\t-");
  }

  @Test
  void aNameWithControlCharactersIsOneLineAndAnyNumberOfTabsIsOneName() {
    ImportPlan applied = applied(closed(newId(), Optional.empty(), "a\nb\tc"));
    ImportPlan read = ReportLines.read(ReportLines.write(applied), file());
    assertThat(read.rows()).singleElement().extracting(RowFate::name).isEqualTo("a b c");
  }

  @Test
  void linesFillAChunkToItsLastCharacter() {
    String first = closedLine("x");
    int left = Batch.MAX_LINE - TAG.toString().length() - 1 - first.length() - 1;
    String filling = "y".repeat(left - closedLine("").length());
    List<String> full = ReportLines.write(applied(closedCalled("x"), closedCalled(filling)));
    assertThat(full).singleElement().asString().hasSize(Batch.MAX_LINE);
    List<String> two = ReportLines.write(applied(closedCalled("x"), closedCalled(filling + "y")));
    assertThat(two).hasSize(2);
    assertThat(two.getFirst()).isEqualTo(TAG + "\n" + first);
    assertThat(two.getLast()).isEqualTo(closedLine(filling + "y"));
  }

  @Test
  void manyChunksAreReadInTheirOrder() {
    List<RowFate> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(closed(newId(), Optional.of(String.valueOf(i)), "Closed " + i));
    }
    ImportPlan applied = new ImportPlan(rows, TAG, true);
    List<String> chunks = ReportLines.write(applied);
    assertThat(chunks).hasSizeGreaterThan(2).allMatch(chunk -> chunk.length() <= Batch.MAX_LINE);
    assertThat(ReportLines.read(chunks, file())).isEqualTo(applied);
  }

  private static RowFate closedCalled(String name) {
    return closed(ID, Optional.empty(), name);
  }

  private static String closedLine(String name) {
    return "0\tCLOSED\t" + ID + "\t-\t-\t" + name;
  }

  private static RowFate closed(AccountId id, Optional<String> number, String name) {
    return new RowFate(0, Fate.CLOSED, Optional.of(id), number, name, Set.of(), Optional.empty());
  }

  private static RowFate fate(
      ChartFile file, int index, Fate fate, Optional<AccountId> account, Set<String> changes) {
    ImportRow row = file.rows().get(index);
    return new RowFate(
        row.line(),
        fate,
        account,
        row.details().accountNumber(),
        row.details().name(),
        changes,
        Optional.empty());
  }

  private static ImportPlan applied(RowFate... rows) {
    return new ImportPlan(List.of(rows), TAG, true);
  }

  private static ImportRow row(int line, String name, String number) {
    Details details = Details.named(name);
    return ImportRow.of(line, number.isEmpty() ? details : details.numbered(number));
  }

  private static ChartFile file(ImportRow... rows) {
    return new ChartFile(Set.of("name", "accountNumber"), List.of(rows));
  }

  private static AccountId newId() {
    return AccountId.next(InstantSource.system());
  }
}
