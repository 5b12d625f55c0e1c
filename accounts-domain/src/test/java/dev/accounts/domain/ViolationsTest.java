package dev.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"ab", "abcd", "éé", "😀😀😀😀", "~ ~"})
  void aTextOfTheRightLengthIsTaken(String text) {
    assertThatNoException().isThrownBy(() -> Violations.of("/name").text(text, 2, 4).throwIfAny());
  }

  @ParameterizedTest
  @CsvSource({
    "'', required",
    "a, too-short",
    "é, too-short",
    "abcde, too-long",
    "'😀😀😀😀😀', too-long",
    "'a\tb', bad-character",
    "'ab\u007f', bad-character",
    "'é\u0085', bad-character",
    "'ab\ud800', bad-character",
    "'ab\udfff', bad-character"
  })
  void anyOtherTextIsRefusedOnce(String text, String code) {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> Violations.of("/name").text(text, 2, 4).throwIfAny())
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .singleElement()
                .satisfies(violation -> {
                  assertThat(violation.pointer()).isEqualTo("/name");
                  assertThat(violation.code()).isEqualTo(code);
                }));
  }

  @Test
  void aCharacterBesideTheSurrogatesIsNoHalfOfAPair() {
    assertThatNoException()
        .isThrownBy(() -> Violations.of("/name").text("\ud7ff\ue000", 2, 4).throwIfAny());
  }
}
