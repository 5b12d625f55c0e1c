package dev.accounts.rest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A text that was written into a buffer is the text that it would be by itself. */
class Utf8TextTest {
  private static final String TEXT = "{\"name\":\"Café\"}";

  private final Utf8Text written =
      JsonText.utf8(100, json -> json.writeStringProperty("name", "Café"));

  @Test
  void itEndsWhereItWasWritten() {
    assertThat(written)
        .isEqualTo(Utf8Text.of(TEXT))
        .hasSameHashCodeAs(Utf8Text.of(TEXT))
        .hasToString(TEXT);
    assertThat(written.utf8()).isEqualTo(TEXT.getBytes(UTF_8));
  }

  @Test
  void itIsWrittenAsAStringOfJson() {
    assertThat(
            JsonText.utf8(json -> {
              json.writeName("body");
              written.writeString(json);
            }))
        .hasToString("{\"body\":\"{\\\"name\\\":\\\"Café\\\"}\"}");
  }

  @Test
  void itsBytesAreACopy() {
    written.utf8()[0] = 'x';
    assertThat(written).hasToString(TEXT);
  }
}
