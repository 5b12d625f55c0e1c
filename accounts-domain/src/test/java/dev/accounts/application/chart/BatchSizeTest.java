package dev.accounts.application.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Transition.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
  @Test
  void aNameIsInTheAccountInItsEventAndInTheReport() {
    assertThat(BatchSize.of(Details.named("Cash"))).isEqualTo(new BatchSize(350 + 8, 80 + 4));
  }

  @Test
  void aReferenceAndMetadataCountAsBytes() {
    Details details =
        Details.named("é").referencedAs("ref").with(Metadata.of(Map.of("a", "bc", "d", "€")));
    assertThat(BatchSize.of(details))
        .isEqualTo(new BatchSize(350 + 4 + 3 + (16 + 1 + 2) + (16 + 1 + 3), 80 + 2));
  }

  @Test
  void whatJsonEscapesCountsSixTimes() {
    assertThat(BatchSize.of(Details.named("\"a\\ b")).report()).isEqualTo(80 + 6 + 1 + 6 + 1 + 1);
    assertThat(BatchSize.of(Details.named("a\tb")).report()).isEqualTo(80 + 1 + 6 + 1);
  }

  @Test
  void whatIsSentInTwoHalvesCountsSixTimesEach() {
    assertThat(BatchSize.of(Details.named("a\ud83d\ude00"))).isEqualTo(new BatchSize(350 + 26, 93));
  }

  @Test
  void aChangeCountsWhatTheAccountDoesNotHaveAfterwards() {
    Details after = Details.named("Cash");
    BatchSize account = BatchSize.of(after);
    assertThat(BatchSize.of(new Transition(Action.FREEZE, "€ \"audit\""), after))
        .isEqualTo(account.plus(new BatchSize(3 + 1 + 6 + 5 + 6, 0)));
    MetadataEdit removing = MetadataEdit.merging(Map.of(), List.of("€", "region"));
    assertThat(BatchSize.of(Edit.NOTHING.with(removing), after))
        .isEqualTo(account.plus(new BatchSize(8 + 3 + 8 + 6, 0)));
    assertThat(BatchSize.of(new Deletion(), after)).isEqualTo(account);
  }

  @Test
  void sizesAddUp() {
    assertThat(new BatchSize(1, 2).plus(new BatchSize(30, 40))).isEqualTo(new BatchSize(31, 42));
    assertThat(BatchSize.NONE.plus(new BatchSize(1, 2))).isEqualTo(new BatchSize(1, 2));
  }

  @Test
  void aCallTakesSoMuchAndNoByteMore() {
    assertThat(new BatchSize(2_700_000, 900_000).isTooLarge()).isFalse();
    assertThat(new BatchSize(2_700_001, 900_000).isTooLarge()).isTrue();
    assertThat(new BatchSize(0, 900_001).isTooLarge()).isTrue();
    assertThat(new BatchSize(3_600_000, 0).isTooLarge()).isFalse();
  }
}
