package dev.accounts.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {

  @Test
  void aHeaderIsFoundWhateverTheCaseOfItsName() {
    Headers headers = Headers.of(Map.of("if-match", List.of("\"1\" ")));
    assertThat(headers.value("If-Match")).contains("\"1\"");
    assertThat(headers.value("If-None-Match")).isEmpty();
  }

  @Test
  void aRepeatedHeaderIsAList() {
    Headers headers = Headers.of(Map.of("If-Match", List.of("\"1\"", "\"2\"")));
    assertThat(headers.value("If-Match")).contains("\"1\", \"2\"");
  }
}
