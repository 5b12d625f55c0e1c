package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Page;
import dev.accounts.domain.Account;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceCallTest {
  private static final Map<String, String> CUT = Map.of();
  private static final Map<String, String> OPENED = Map.of("after", Sample.json(Sample.FULL));
  private static final Map<String, String> DELETED = Map.of("before", Sample.json(Sample.BARE));

  @Test
  void bothEndsOfThePeriodAreParameters() {
    Instant from = Instant.parse("2026-01-01T00:00:00.123456789Z");
    SqlCall call =
        DifferenceCall.of(Sample.CALLER, new Period(from, AsOf.NOW), Optional.empty(), 9);
    assertThat(call.writes()).isFalse();
    assertThat(call.parameters())
        .isEqualTo(
            Map.of(
                "tenant", Optional.of("tenant"),
                "from", Optional.of("2026-01-01T00:00:00.123456Z"),
                "to", Optional.empty(),
                "after", Optional.empty(),
                "limit", Optional.of("9")));
  }

  @Test
  void anAccountThatWasNotThereAtOneOfTheInstantsHasNoStateThere() {
    assertThat(DifferenceCall.page(List.of(OPENED, DELETED), 2))
        .isEqualTo(page(false, opened(Sample.FULL), deleted(Sample.BARE)));
  }

  @Test
  void oneRowMoreThanTheLimitOrARowWithoutAnAccountSaysThatThereAreMore() {
    Page<Difference> first = page(true, opened(Sample.FULL));
    assertThat(DifferenceCall.page(List.of(OPENED, DELETED), 1)).isEqualTo(first);
    assertThat(DifferenceCall.page(List.of(OPENED, CUT), 50)).isEqualTo(first);
    assertThat(DifferenceCall.page(List.of(), 50)).isEqualTo(page(false));
  }

  @Test
  void anAccountThatCannotBeReadAtOneOfTheInstantsIsLeftOut() {
    Map<String, String> unreadable =
        Map.of("before", Sample.json(Sample.FULL), "after", "{\"id\":\"broken\"}");
    assertThat(DifferenceCall.page(List.of(unreadable, DELETED), 2))
        .isEqualTo(page(false, deleted(Sample.BARE)));
  }

  private static Page<Difference> page(boolean hasMore, Difference... differences) {
    return new Page<>(List.of(differences), hasMore);
  }

  private static Difference opened(Account account) {
    return new Difference(Optional.empty(), Optional.of(account));
  }

  private static Difference deleted(Account account) {
    return new Difference(Optional.of(account), Optional.empty());
  }
}
