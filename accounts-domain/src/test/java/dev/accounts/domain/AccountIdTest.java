package dev.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

  @Test
  void idsAreUuidsOfVersionSevenWithTheTimeOfTheirMaking() {
    UUID id = AccountId.next(() -> NOW).value();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void idsSortByTheMicrosecondOfTheirMaking() {
    List<AccountId> ids =
        IntStream.range(0, 5000)
            .mapToObj(i -> AccountId.next(() -> NOW.plusNanos(i * 1000L)))
            .toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(ids.stream().map(AccountId::toString)).isSorted();
  }

  @Test
  void idsSortLikeTheirTextAndLikePostgresql() {
    AccountId low = AccountId.parse("7fffffff-ffff-ffff-ffff-ffffffffffff");
    AccountId high = AccountId.parse("80000000-0000-0000-0000-000000000000");
    assertThat(low).isLessThan(high);
    assertThat(low.value()).isGreaterThan(high.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "not-a-uuid", "7fffffff-ffff-ffff-ffff-fffffffffff"})
  void whatIsNoUuidNamesNoAccount(String text) {
    assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> AccountId.parse(text));
  }
}
