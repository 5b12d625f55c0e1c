package dev.accounts.sql.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.json.JsonObject.Column;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void whatIsWrittenIsJson() {
    String json =
        new JsonWriter()
            .put("text", "\"quoted\"\n")
            .put("number", 7)
            .put("present", Optional.of("here"))
            .put("absent", Optional.empty())
            .put("object", new TreeMap<>(Map.of("a", "1", "b", "2")))
            .end();
    assertThat(json)
        .isEqualTo(
            "{\"text\":\"\\\"quoted\\\"\\n\",\"number\":7,\"present\":\"here\",\"absent\":null,"
                + "\"object\":{\"a\":\"1\",\"b\":\"2\"}}");
  }

  @Test
  void whatIsReadHasScalarsAsTextAndMetadata() {
    JsonObject object =
        JsonObject.parse(
            """
            {"name": "t\u00e9", "version": 7, "status": true, "parent_id": null, "other": {"id": 1},
             "metadata": {"a": "1", "type": 2}, "currency": "behind the object"}
            """);
    assertThat(object.text(Column.NAME)).isEqualTo("t\u00e9");
    assertThat(object.text(Column.VERSION)).isEqualTo("7");
    assertThat(object.optional(Column.STATUS)).contains("true");
    assertThat(object.optional(Column.PARENT_ID)).isEmpty();
    assertThat(object.optional(Column.ID)).isEmpty();
    assertThat(object.optional(Column.TYPE)).isEmpty();
    assertThat(object.metadata()).isEqualTo(Map.of("a", "1", "type", "2"));
    assertThat(object.text(Column.CURRENCY)).isEqualTo("behind the object");
    assertThat(JsonObject.parse("{}").metadata()).isEmpty();
  }

  @Test
  void aTextThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> JsonObject.parse("{}").text(Column.ACCOUNT_NUMBER))
        .withMessage("no member account_number");
  }
}
