package dev.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks the same is the same, and nothing is kept that no one can see. */
class TextRuleTest {
  private static final String SPACES =
      "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
          + "\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

  /** The property Default_Ignorable_Code_Point of Unicode, without its unassigned code points. */
  private static final int[][] DEFAULT_IGNORABLE = {
    {0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0001, 0xE0001}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}
  };

  @ParameterizedTest
  @EnumSource
  void everyKindOfSpaceAtTheEndsIsRemoved(TextRule rule) {
    String kept = rule == TextRule.NAME_PREFIX ? "12 " : "12";
    String after = rule == TextRule.NAME_PREFIX ? " " : SPACES;
    assertThat(normal(rule, SPACES + "12" + after)).isEqualTo(kept);
  }

  @Test
  void spacesInsideANumberAreOneOrdinarySpace() {
    for (int space : SPACES.codePoints().toArray()) {
      String spaced = "12" + Character.toString(space).repeat(2) + " 00";
      assertThat(normal(TextRule.ACCOUNT_NUMBER, spaced)).isEqualTo("12 00");
      assertThat(normal(TextRule.EXTERNAL_REFERENCE, spaced)).isEqualTo("12 00");
      assertThat(normal(TextRule.METADATA_KEY, spaced)).isEqualTo("12 00");
      assertThat(normal(TextRule.METADATA_VALUE, spaced)).hasSize(7);
    }
    assertThat(normal(TextRule.NAME, "12\u00a0\u3000 00")).hasSize(7);
    assertThat(wrong(TextRule.NAME, "12\u2028\u2028 00")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void charactersAreComposed(TextRule rule) {
    assertThat(normal(rule, "Cafe\u0301")).isEqualTo("Caf\u00e9");
  }

  @ParameterizedTest
  @EnumSource(names = {"NAME", "NAME_PREFIX", "ACCOUNT_NUMBER", "METADATA_VALUE"})
  void whatNoOneCanSeeIsRefused(TextRule rule) {
    List<Integer> kept =
        codePoints()
            .filter(TextRuleTest::isInvisible)
            .filter(c -> isTaken(rule, "1" + Character.toString(c) + "2"))
            .boxed()
            .toList();
    assertThat(kept).allMatch(c -> !isKey(rule) && isSelector(c));
  }

  @ParameterizedTest
  @EnumSource
  void theMarkOfALostCharacterIsRefused(TextRule rule) {
    assertThat(wrong(rule, "Erl\ufffdse"))
        .containsExactly(
            new Violation(
                "/x",
                "bad-character",
                "must not contain U+FFFD (position 4), which stands for a character that was lost;"
                    + " send the text in UTF-8"));
  }

  @ParameterizedTest
  @CsvSource({"1200\u200b,200B,5", "12\u00ad00,00AD,3", "\ud83d\ude00\u206e1,206E,2"})
  void theRefusalNamesTheCharacterAndItsPlace(String text, String code, int position) {
    assertThat(wrong(TextRule.ACCOUNT_NUMBER, text))
        .containsExactly(
            new Violation(
                "/x",
                "bad-character",
                "must not contain the invisible character U+%s (position %d)"
                    .formatted(code, position)));
  }

  @Test
  void thePlaceIsThatInTheTextAsItWasSent() {
    assertThat(wrong(TextRule.NAME, "  e\u0301\u200b!"))
        .singleElement()
        .satisfies(one -> assertThat(one.message()).endsWith("U+200B (position 5)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // Persian, with a non-joiner
        "PDF\u200c\u0647\u0627", // the Persian plural of a Latin word
        "\u0d05\u0d35\u0d28\u0d4d\u200d", // Malayalam, which ends with a joiner
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3", // Sinhala
        "\ud83d\udc69\u200d\ud83d\ude80", // an astronaut
        "\ud83c\udff3\ufe0f\u200d\ud83c\udf08", // the rainbow flag
        "1\ufe0f\u20e3", // a keycap
        "\u845b\udb40\udd00", // a variant of a Chinese character
        "\u0600\u0661" // an Arabic number sign, which is a format that is seen
      })
  void whatChangesTheWritingStaysInNamesButNotInKeys(String text) {
    assertThat(wrong(TextRule.NAME, text)).isEmpty();
    assertThat(normal(TextRule.REASON, text)).isEqualTo(text);
    assertThat(normal(TextRule.METADATA_VALUE, text)).isEqualTo(text);
    assertThat(wrong(TextRule.ACCOUNT_NUMBER, text).isEmpty()).isEqualTo(text.startsWith("\u0600"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u200d", "12\u200c00", "a\u200d", "\u200d\u0645", "\u0645 \u200c", "a \ufe0f"})
  void joinersAndSelectorsWithoutEffectAreRefusedInNames(String text) {
    assertThat(wrong(TextRule.NAME, text)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"NAME", "NAME_PREFIX", "ACCOUNT_NUMBER", "METADATA_VALUE"})
  void theNormalFormOfANormalFormIsItself(TextRule rule) {
    List<String> other =
        codePoints()
            .mapToObj(c -> "a " + Character.toString(c) + "\u0301\u00a0" + Character.toString(c))
            .map(rule::normal)
            .filter(once -> !rule.normal(once).equals(once))
            .toList();
    assertThat(other).isEmpty();
  }

  /** All of the planes in which characters of many kinds are, and some of the others. */
  private static IntStream codePoints() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> c < 0x20000 || (c >= 0xE0000 && c < 0xE0200) || c % 997 == 0);
  }

  private static boolean isTaken(TextRule rule, String given) {
    try {
      normal(rule, given);
      return true;
    } catch (Refusal.Invalid invalid) {
      return false;
    }
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    boolean listed = false;
    for (int[] range : DEFAULT_IGNORABLE) {
      listed |= range[0] <= c && c <= range[1];
    }
    return listed
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || (type == Character.CONTROL && SPACES.indexOf(c) < 0);
  }

  private static boolean isSelector(int c) {
    return Character.getName(c).contains("VARIATION SELECTOR");
  }

  private static boolean isKey(TextRule rule) {
    return rule == TextRule.ACCOUNT_NUMBER
        || rule == TextRule.EXTERNAL_REFERENCE
        || rule == TextRule.METADATA_KEY;
  }

  private static String normal(TextRule rule, String given) {
    Violations violations = Violations.of("/x");
    String normal = rule.normal(given, violations);
    violations.throwIfAny();
    return normal;
  }

  private static List<Violation> wrong(TextRule rule, String given) {
    Refusal.Invalid invalid =
        catchThrowableOfType(Refusal.Invalid.class, () -> normal(rule, given));
    return invalid == null ? List.of() : invalid.violations();
  }
}
