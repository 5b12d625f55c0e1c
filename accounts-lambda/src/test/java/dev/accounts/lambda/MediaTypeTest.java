package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  private static final String BODY =
      """
      {"name":"Cash","type":"DOMESTIC","currency":"EUR"}\
      """;

  private final Service service = new Service();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
        "application/json; charset=utf8",
        "application/json; version=1"
      })
  void jsonIsTaken(String type) {
    service.send(post(type)).is(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/merge-patch+json",
        "application/jsonp",
        "application/json, text/plain",
        "application/json; charset=utf-16",
        ""
      })
  void anythingElseIsNot(String type) {
    service.send(post(type)).isProblem(415, "unsupported-media-type");
  }

  @Test
  void aBodyMustSayWhatItIs() {
    Call call = Call.post("/accounts", BODY).without("Content-Type");

    service.send(call).isProblem(415, "unsupported-media-type");
  }

  @Test
  void aPatchSaysBothTypesThatItTakes() {
    Call call =
        Call.of("PATCH", "/accounts/1")
            .json("{}")
            .without("Content-Type")
            .header("Content-Type", "application/json-patch+json");
    String id = service.openNamed("Cash");
    FunctionReply reply =
        service.send(
            Call.of("PATCH", "/accounts/" + id)
                .json("{}")
                .without("Content-Type")
                .header("Content-Type", "application/json-patch+json"));

    service.send(call).isProblem(404, "account-not-found");
    assertThat(reply.isProblem(415, "unsupported-media-type").at("/detail"))
        .isEqualTo(
            "Send application/json or application/merge-patch+json, not"
                + " application/json-patch+json.");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 'Send application/json, not text/plain.'",
    "application/json; charset=utf-16, 'Send UTF-8, not charset=utf-16.'",
    "'', 'Send application/json, not a body without Content-Type.'"
  })
  void whatIsRefusedIsNamed(String type, String detail) {
    assertThat(service.send(post(type)).is(415).at("/detail")).isEqualTo(detail);
  }

  private static Call post(String type) {
    return Call.post("/accounts", BODY).without("Content-Type").header("Content-Type", type);
  }
}
