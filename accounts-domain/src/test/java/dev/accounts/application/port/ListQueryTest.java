package dev.accounts.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListQueryTest {
  private static final AccountId ID = AccountId.next(InstantSource.system());
  private static final ListQuery ALL = ListQuery.of(AccountFilter.ALL);

  @ParameterizedTest
  @ValueSource(ints = {0, -1, ListQuery.MAX_LIMIT + 1})
  void aLimitIsOneToTheMost(int limit) {
    assertThatExceptionOfType(Refusal.Invalid.class).isThrownBy(() -> ALL.limitedTo(limit));
    assertThat(ALL.limitedTo(1).limitedTo(ListQuery.MAX_LIMIT).limit())
        .isEqualTo(ListQuery.MAX_LIMIT);
  }

  @Test
  void eachOrderHasItsPositions() {
    assertFits(Sort.CHART, "1000", "cash");
    assertFits(Sort.ascending(Sort.By.NAME), "cash");
    assertFits(Sort.ascending(Sort.By.CREATED_AT), "2026-01-02T03:04:05.678901Z");
  }

  private static void assertFits(Sort sort, String... keys) {
    Position position = new Position(List.of(keys), ID);
    assertThat(ALL.sortedBy(sort).after(position).after()).contains(position);
  }

  @Test
  void aPositionOfAnotherOrderIsRefused() {
    assertRefused(Sort.CHART, "1000");
    assertRefused(Sort.CHART, "1000", "cash", "more");
    assertRefused(Sort.CHART, "1000", "ca\0sh");
    assertRefused(Sort.CHART, "\0", "cash");
    assertRefused(Sort.ascending(Sort.By.NAME), "1000", "cash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cash",
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05.6789012Z",
        "0000-01-02T03:04:05.678901Z",
        "+12026-01-02T03:04:05.678901Z"
      })
  void aTimeHasSixDigitsOfASecondAndAYearOfFour(String time) {
    assertRefused(Sort.ascending(Sort.By.UPDATED_AT), time);
    assertRefused(Sort.ascending(Sort.By.CREATED_AT), time);
  }

  private static void assertRefused(Sort sort, String... keys) {
    ListQuery sorted = ALL.sortedBy(sort);
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> sorted.after(new Position(List.of(keys), ID)));
  }
}
