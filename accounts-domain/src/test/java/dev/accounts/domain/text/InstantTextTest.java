package dev.accounts.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "2000-02-29T12:00:00Z",
        "2026-11-29T10:43:09.123Z",
        "2026-11-29T10:43:09.120Z",
        "2026-11-29T10:43:09.000001Z",
        "2026-11-29T10:43:09.123456789Z",
        "9999-12-31T23:59:59.999999Z",
        "+10000-01-01T00:00:00Z"
      })
  void anInstantIsWrittenAsTheJdkDoes(String text) {
    assertThat(InstantText.text(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void soAreManyOthers() {
    Random chance = new Random(1);
    InstantText page = new InstantText();
    for (int i = 0; i < 10_000; i++) {
      long second = chance.nextLong(-70_000_000_000L, 260_000_000_000L);
      long[] nanos = {0, chance.nextInt(1_000) * 1_000_000L, chance.nextInt(1_000_000) * 1_000L};
      for (long nano : nanos) {
        Instant at = Instant.ofEpochSecond(second, nano);
        assertThat(page.of(at)).isEqualTo(at.toString());
      }
    }
  }
}
