package dev.accounts.sql.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.json.JsonObject.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void whatIsJsonAlreadyIsAMemberAsItIs() {
    String json = new JsonWriter().putJson("a", "{\"b\":[1]}").putJson("c", "[]").end();
    assertThat(json).isEqualTo("{\"a\":{\"b\":[1]},\"c\":[]}");
  }

  @Test
  void textsAloneAreAnArrayOrAnObject() {
    assertThat(JsonWriter.array(List.of("\"quoted\"", "2")))
        .isEqualTo("[\"\\\"quoted\\\"\",\"2\"]");
    assertThat(JsonWriter.array(List.of())).isEqualTo("[]");
    assertThat(JsonWriter.object(new TreeMap<>(Map.of("b", "2", "a", "1"))))
        .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    assertThat(JsonWriter.object(Map.of())).isEqualTo("{}");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metadata\":[\"a\",{\"id\":\"of metadata\"}],\"id\":\"1\"}",
        "{\"metadata\":{\"a\":{\"id\":\"of metadata\"}},\"id\":\"1\"}",
        "{\"metadata\":{\"a\":null},\"id\":\"1\"}",
        "{\"metadata\":\"a\",\"id\":\"1\"}"
      })
  void metadataOfAnotherFormAreRefusedAndTheOtherMembersRead(String json) {
    JsonObject object = JsonObject.parse(json);
    assertThat(object.text(Column.ID)).isEqualTo("1");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(object::metadata)
        .withMessage("metadata is no object of scalars");
  }

  @Test
  void aTextThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> JsonObject.parse("{}").text(Column.ACCOUNT_NUMBER))
        .withMessage("no member account_number");
  }
}
