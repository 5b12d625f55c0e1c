package dev.accounts.standin;

import static dev.accounts.standin.TestClient.hinted;
import static dev.accounts.standin.TestClient.text;
import static dev.accounts.standin.TestClient.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rdsdata.model.ArrayValue;
import software.amazon.awssdk.services.rdsdata.model.BadRequestException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.TypeHint;

class DataApiParametersTest {
  private static final String UUID = "0198c5f0-0000-7000-8000-000000000001";

  @AutoClose private static final TestClient CLIENT = new TestClient();

  @Test
  void aParameterCanBeUsedManyTimes() {
    assertThat(CLIENT.valueOf("SELECT :a || :b || :a", text("a", "x"), text("b", "y")))
        .isEqualTo(Field.fromStringValue("xyx"));
    assertThat(CLIENT.valueOf("SELECT :1 || :a_1", text("1", "x"), text("a_1", "y")))
        .isEqualTo(Field.fromStringValue("xy"));
  }

  @Test
  void whatLooksLikeAParameterInsideQuotesAndCommentsIsNone() {
    assertThat(
            CLIENT.valueOf(
                """
                SELECT ':a' || E'\\':a' || $$:a'$$ || $q$:a$$:a$q$ || "c:a" -- :a'
                  || /* :a /* :a */ ' */ CAST(:b::text AS varchar) || 7::text
                FROM (SELECT 'x' AS "c:a") AS named
                """,
                text("b", "it's :a \\ \"?\"")))
        .isEqualTo(Field.fromStringValue(":a':a:a':a$$:axit's :a \\ \"?\"7"));
  }

  @Test
  void operatorsWithQuestionMarksWork() {
    assertThat(CLIENT.valueOf("SELECT '{\"k\": 1}'::jsonb ? :key", text("key", "k")))
        .isEqualTo(Field.fromBooleanValue(true));
  }

  @Test
  void textWithoutAHintIsText() {
    assertState("42883", () -> CLIENT.execute("SELECT gen_random_uuid() = :id", text("id", UUID)));
    assertThat(CLIENT.valueOf("SELECT pg_typeof(:a)::text", text("a", "1")))
        .isEqualTo(Field.fromStringValue("text"));
    assertThat(CLIENT.valueOf("SELECT CAST(:id AS uuid)", text("id", UUID)))
        .isEqualTo(Field.fromStringValue(UUID));
  }

  @Test
  void aNullWithoutACastHasNoType() {
    assertState("42P18", () -> CLIENT.execute("SELECT :a IS NULL", value("a", NULL)));
    assertThat(CLIENT.valueOf("SELECT CAST(:a AS uuid)", value("a", NULL)).isNull()).isTrue();
  }

  private static final Field NULL = Field.fromIsNull(true);

  @Test
  void everyKindOfValueHasItsType() {
    assertType("bigint", Field.fromLongValue(Long.MAX_VALUE));
    assertType("double precision", Field.fromDoubleValue(0.1));
    assertType("boolean", Field.fromBooleanValue(false));
    assertType("bytea", Field.fromBlobValue(SdkBytes.fromByteArray(new byte[] {0, -1, 39})));
  }

  private static void assertType(String type, Field value) {
    assertThat(CLIENT.valueOf("SELECT pg_typeof(:a)::text", value("a", value)))
        .isEqualTo(Field.fromStringValue(type));
    assertThat(CLIENT.valueOf("SELECT :a", value("a", value))).isEqualTo(value);
  }

  @Test
  void everyHintGivesItsType() {
    assertHint("uuid", TypeHint.UUID, UUID, UUID);
    assertHint("json", TypeHint.JSON, "{\"a\": 1}", "{\"a\": 1}");
    assertHint("numeric", TypeHint.DECIMAL, "12345678901234567890.10", "12345678901234567890.10");
    assertHint("date", TypeHint.DATE, "2026-02-28", "2026-02-28");
    assertHint("time without time zone", TypeHint.TIME, "01:02:03.450", "01:02:03.45");
    assertHint(
        "timestamp without time zone",
        TypeHint.TIMESTAMP,
        "2026-02-28 01:02:03.450",
        "2026-02-28 01:02:03.45");
  }

  private static void assertHint(String type, TypeHint hint, String given, String returned) {
    assertThat(CLIENT.valueOf("SELECT pg_typeof(:a)::text", hinted("a", hint, given)))
        .isEqualTo(Field.fromStringValue(type));
    assertThat(CLIENT.valueOf("SELECT :a", hinted("a", hint, given)))
        .isEqualTo(Field.fromStringValue(returned));
  }

  @Test
  void timesAreTakenInOneFormatOnly() {
    for (String iso :
        new String[] {
          "2026-02-28T01:02:03Z", "2026-02-28 01:02:03+00", "2026-02-28 01:02:03.123456", "now"
        }) {
      assertInvalid(() -> CLIENT.execute("SELECT :a", hinted("a", TypeHint.TIMESTAMP, iso)));
    }
    assertInvalid(() -> CLIENT.execute("SELECT :a", hinted("a", TypeHint.DATE, "28.2.2026")));
    assertInvalid(() -> CLIENT.execute("SELECT :a", hinted("a", TypeHint.TIME, "1:02")));
  }

  @Test
  void arraysAreNotTaken() {
    Field array = Field.fromArrayValue(ArrayValue.fromStringValues(java.util.List.of("a")));
    assertInvalid(() -> CLIENT.execute("SELECT :a", value("a", array)))
        .withMessageContaining("Array parameters are not supported.");
    assertThat(CLIENT.valueOf("SELECT cardinality(CAST(:a AS text[]))", text("a", "{x,y}")))
        .isEqualTo(Field.fromLongValue(2L));
  }

  @Test
  void aStatementAndItsParametersHaveToFit() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> CLIENT.execute("SELECT :a || :b", text("a", "x")))
        .withMessageContaining("Cannot find parameter: b");
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> CLIENT.execute("SELECT :a", text("a", "x"), text("b", "x")));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> CLIENT.execute("SELECT :a", text("a", "x"), text("a", "x")));
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<RdsDataException> assertInvalid(
      ThrowingCallable call) {
    return assertThatExceptionOfType(RdsDataException.class)
        .isThrownBy(call)
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  private static void assertState(String state, ThrowingCallable call) {
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(call)
        .withMessageContaining("; SQLState: " + state);
  }
}
