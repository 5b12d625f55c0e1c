package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredInstantTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-29T02:10:00+00:00",
        "2026-11-29T02:10:00.1+00:00",
        "2026-11-29T02:10:59.123456+00:00",
        "2026-11-29T23:59:00.123456789+00:00",
        "2024-02-29T00:00:00.000001+00:00",
        "1969-12-31T23:59:59.999999+00:00",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59.999999+00:00",
        "2026-11-29T02:10:00.+00:00",
        "2026-11-29T02:10:00.5Z",
        "2026-11-29T03:10:00.123456+01:00",
        "2026-11-29T07:40:00.123456+05:30",
        "2026-11-29T02:10+00:00"
      })
  void itIsWhatTheFormatterReads(String text) {
    assertThat(StoredInstant.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-29T02:10:00+00:00",
        "1999-09-09T09:09:09.9+00:00",
        "2026-11-29T02:10:59.123456+00:00",
        "2026-11-29T23:59:00.123456789+00:00",
        "2026-13-32T24:60:60.000000+00:00"
      })
  void theFormOfASessionInUtcNeedsNoFormatter(String text) {
    assertThat(StoredInstant.isUtc(text)).isTrue();
  }

  @Test
  void everyDayOfTheCalendarHasItsNumber() {
    assertThat(
            LocalDate.of(0, 1, 1)
                .datesUntil(LocalDate.of(10_000, 1, 1))
                .filter(day -> StoredInstant.epochDay(day) != day.toEpochDay()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-29T02:10+00:00",
        "2026-11-29T02:10:0+00:00",
        "2026-11-29T02:10:00.5Z",
        "2026-11-29T03:10:00.123456+01:00",
        "2026-11-29T02:10:00,5+00:00",
        "2026-11-29T02:10:00.1234567890+00:00",
        "2026-11-29T02:10:00.12345/+00:00",
        "2026-11-29T02:10:00.12345:+00:00",
        "2026-11-29 02:10:00+00:00"
      })
  void anyOtherFormIsTheFormatters(String text) {
    assertThat(StoredInstant.isUtc(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+00:00",
        "2026-11-29 02:10:00+00:00",
        "2026-02-29T02:10:00+00:00",
        "2026-13-01T02:10:00+00:00",
        "2026-11-29T24:10:00+00:00",
        "2026-11-29T02:60:00+00:00",
        "2026-11-29T02:10:60+00:00",
        "2026-11-29T02:10:00.1234567890+00:00",
        "2026-11-29T02:10:00.12x456+00:00",
        "２026-11-29T02:10:00+00:00",
        "infinity"
      })
  void whatTheFormatterRefusesIsNoInstant(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> OffsetDateTime.parse(text));
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> StoredInstant.parse(text));
  }
}
