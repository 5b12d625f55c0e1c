package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Batch.NewName;
import dev.accounts.application.port.Creation;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.domain.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the RDS Data API would not carry is refused before it is sent. */
class CallSizeTest {
  /** A line takes 64 bytes in the response besides its text; a mebibyte less 4 KiB is for lines. */
  @Test
  void aBatchWhoseReportIsLargerThanOneResponseIsRefused() {
    int bytes = 1024 * 1024 - 4 * 1024 - 104 * 64;
    List<String> lines = new ArrayList<>(Collections.nCopies(103, "x".repeat(10_000)));
    lines.add("x".repeat(bytes - 103 * 10_000));
    assertThat(BatchCall.of(Sample.CALLER, batch(Map.of(), List.of(), lines)).parameters())
        .hasSize(11);
    lines.set(103, lines.get(103) + "x");
    assertTooLarge(batch(Map.of(), List.of(), lines));
    lines.set(103, "x".repeat(bytes - 103 * 10_000 - 1) + "ä");
    assertTooLarge(batch(Map.of(), List.of(), lines));
  }

  /** What is expected of other accounts counts as well as what is written. */
  @Test
  void aBatchThatIsLargerThanOneRequestIsRefused() {
    Map<AccountId, Version> expected = new HashMap<>();
    for (int i = 0; i < 90_000; i++) {
      expected.put(new AccountId(new UUID(i, 0)), new Version(1));
    }
    assertTooLarge(batch(expected, List.of(), List.of()));
    List<NewName> absent =
        Collections.nCopies(60_000, new NewName(Optional.of(Sample.PARENT), "cash"));
    assertTooLarge(batch(Map.of(), absent, List.of()));
  }

  private static void assertTooLarge(Batch batch) {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> BatchCall.of(Sample.CALLER, batch))
        .returns(
            List.of(
                new Violation(
                    "", "too-large", "is more than one call of the database carries; divide it")),
            Refusal.Invalid::violations);
  }

  private static Batch batch(
      Map<AccountId, Version> unchanged, List<NewName> absent, List<String> report) {
    return new Batch(
        UUID.fromString("01890000-0000-7000-8000-000000000004"),
        Optional.empty(),
        List.of(Creation.of(Sample.BARE)),
        unchanged,
        absent,
        report,
        Sample.UPDATED);
  }
}
