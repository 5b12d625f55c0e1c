package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
  void whatIsReadHasScalarsAsTextAndObjectsOfScalars() {
    JsonObject object =
        JsonObject.parse(
            """
            {"text": "t", "number": 7, "flag": true, "absent": null,
             "object": {"a": "1", "b": 2}, "after": "the object"}
            """);
    assertThat(object.text("text")).isEqualTo("t");
    assertThat(object.text("number")).isEqualTo("7");
    assertThat(object.optional("flag")).contains("true");
    assertThat(object.optional("absent")).isEmpty();
    assertThat(object.optional("unknown")).isEmpty();
    assertThat(object.optional("a")).isEmpty();
    assertThat(object.object("object")).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(object.object("unknown")).isEmpty();
    assertThat(object.text("after")).isEqualTo("the object");
  }

  @Test
  void aTextThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> JsonObject.parse("{}").text("name"))
        .withMessage("no member name");
  }
}
