package dev.accounts.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.domain.AccountId;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RisingClockTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

  @Test
  void idsSortEvenIfTheClockStandsStillOrGoesBack() {
    Iterator<Instant> times =
        List.of(NOW, NOW, NOW, NOW.minusSeconds(60), NOW.minusSeconds(59), NOW.plusSeconds(1))
            .iterator();
    RisingClock clock = new RisingClock(times::next);
    assertThat(Stream.generate(() -> AccountId.next(clock)).limit(6).toList())
        .isSorted()
        .doesNotHaveDuplicates()
        .last()
        .extracting(id -> id.value().getMostSignificantBits() >>> 16)
        .isEqualTo(NOW.plusSeconds(1).toEpochMilli());
  }
}
