package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rdsdata.model.ArrayValue;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.UnsupportedResultException;

class DataApiResultsTest {
  @AutoClose private static final TestClient CLIENT = new TestClient();

  @Test
  void whatJsonCanSayComesAsItself() {
    assertValue("true", Field.fromBooleanValue(true));
    assertValue("9223372036854775807", Field.fromLongValue(Long.MAX_VALUE));
    assertValue("7::smallint", Field.fromLongValue(7L));
    assertValue("0.1::float8", Field.fromDoubleValue(0.1));
    assertValue("'\\x00ff27'::bytea", Field.fromBlobValue(blob(0, -1, 39)));
    assertValue("NULL::uuid", Field.fromIsNull(true));
  }

  private static SdkBytes blob(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return SdkBytes.fromByteArray(array);
  }

  @Test
  void everythingElseComesAsText() {
    CLIENT.execute("CREATE TYPE mood AS ENUM ('happy', 'sad')");
    assertText("'happy'::mood", "happy");
    assertText("12345678901234567890.10::numeric", "12345678901234567890.10");
    assertText("'{\"b\":1,  \"a\":2}'::json", "{\"b\":1,  \"a\":2}");
    assertText("'{\"b\":1,  \"a\":2}'::jsonb", "{\"a\": 2, \"b\": 1}");
    assertText("'x'::char(3)", "x  ");
    assertText("'127.0.0.1'::inet", "127.0.0.1");
    assertText("DATE '2026-02-28'", "2026-02-28");
    assertText("U&'\\+01F600\\4E2D'", "\uD83D\uDE00\u4E2D");
  }

  @Test
  void instantsComeInUtcWithoutSayingSoAndWithoutTrailingZeros() {
    assertText("'2026-02-28 01:02:03.456789+02'::timestamptz", "2026-02-27 23:02:03.456789");
    assertText("'2026-02-28 01:02:03.450000Z'::timestamptz", "2026-02-28 01:02:03.45");
    assertText("'2026-02-28 01:02:03Z'::timestamptz", "2026-02-28 01:02:03");
    assertText("'2026-02-28 01:02:03.10'::timestamp", "2026-02-28 01:02:03.1");
  }

  @Test
  void arraysOfOneDimensionComeAsArrays() {
    assertValue("'{}'::text[]", array(ArrayValue.fromStringValues(List.of())));
    assertValue(
        "ARRAY['a', 'b,}\"\\', 'NULL', '']",
        array(ArrayValue.fromStringValues(List.of("a", "b,}\"\\", "NULL", ""))));
    assertValue("ARRAY[1, 2]", array(ArrayValue.fromLongValues(List.of(1L, 2L))));
    assertValue("ARRAY[true]", array(ArrayValue.fromBooleanValues(List.of(true))));
    assertValue("ARRAY[0.5::float8]", array(ArrayValue.fromDoubleValues(List.of(0.5))));
    assertValue("ARRAY['a', NULL]", array(ArrayValue.fromStringValues(Arrays.asList("a", null))));
  }

  private static Field array(ArrayValue value) {
    return Field.fromArrayValue(value);
  }

  @Test
  void whatTheServiceCannotReturnIsRefused() {
    assertUnsupported("'pg_class'::regclass", "regclass");
    assertUnsupported("'1 day'::interval", "interval");
    assertUnsupported("'1'::money", "money");
    assertUnsupported("point(1, 2)", "point");
    assertUnsupported("pg_sleep(0)", "void");
    assertUnsupported("ROW(1, 2)", "record");
    assertThatExceptionOfType(UnsupportedResultException.class)
        .isThrownBy(() -> CLIENT.execute("SELECT ARRAY[ARRAY[1]]"))
        .withMessageContaining("multidimensional");
  }

  private static void assertUnsupported(String expression, String type) {
    assertThatExceptionOfType(UnsupportedResultException.class)
        .isThrownBy(() -> CLIENT.execute("SELECT " + expression))
        .withMessageContaining("The result contains the unsupported data type " + type);
  }

  private static void assertText(String expression, String expected) {
    assertValue(expression, Field.fromStringValue(expected));
  }

  private static void assertValue(String expression, Field expected) {
    assertThat(CLIENT.valueOf("SELECT " + expression)).isEqualTo(expected);
  }
}
