package dev.accounts.lambda;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
  private static final String VALID =
      """
      {"name":"Zürich 🏦","type":"DOMESTIC","currency":"EUR"}\
      """;

  private final Service service = new Service();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"name\":\"a\",}",
        "{'name':'a'}",
        "{\"name\":\"a\"} {}",
        "{} x",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"metadata\":{\"k\":\"1\",\"k\":\"2\"}}",
        "{\"name\":NaN}",
        "{\"name\":007}",
        "{\"name\":\"a\tb\"}",
        "// hello\n{}",
        "\uFEFF{}",
        "nul"
      })
  void whatIsNotJsonIsRefused(String body) {
    FunctionReply reply =
        service.send(Call.post("/accounts", body)).isProblem(400, "malformed-body");

    assertThat(reply.errors()).containsExactly("body  malformed");
    assertThat(reply.body()).doesNotContain("jackson").doesNotContain("Unexpected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"text\"", "7", "true"})
  void whatIsNoObjectIsRefused(String body) {
    assertThat(
            service.send(Call.post("/accounts", body)).isProblem(400, "validation-failed").errors())
        .containsExactly("body  wrong-type");
  }

  @Test
  void numbersAreNotTakenForText() {
    FunctionReply reply =
        service.send(
            Call.post(
                "/accounts", "{\"name\":1,\"type\":true,\"currency\":[],\"metadata\":\"x\"}"));

    assertThat(reply.isProblem(400, "validation-failed").errors())
        .containsExactlyInAnyOrder(
            "body /name wrong-type",
            "body /type wrong-type",
            "body /currency wrong-type",
            "body /metadata wrong-type");
  }

  @Test
  void sixtyFourKibibytesAreTheMost() {
    String padding = " ".repeat(65_536 - VALID.getBytes(UTF_8).length);

    service.send(Call.post("/accounts", VALID + padding)).is(201);
    service.send(Call.post("/accounts", VALID + padding + " ")).isProblem(413, "body-too-large");
    service.send(Call.post("/accounts", "é".repeat(40_000))).isProblem(413, "body-too-large");
    service.send(Call.of("POST", "/accounts").bytes((VALID + padding).getBytes(UTF_8))).is(201);
    service
        .send(Call.of("POST", "/accounts").bytes((VALID + padding + " ").getBytes(UTF_8)))
        .isProblem(413, "body-too-large");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = {'{', '"', 'n', '"', ':', '"', (byte) 0xFC, '"', '}'};

    refuses(latin1);
    refuses(VALID.getBytes(UTF_16));
    refuses(new byte[] {(byte) 0xC0, (byte) 0x80});
  }

  private void refuses(byte[] bytes) {
    service.send(Call.of("POST", "/accounts").bytes(bytes)).isProblem(400, "malformed-body");
  }

  @Test
  void base64ThatIsNoneIsRefused() {
    byte[] event =
        new String(Call.of("POST", "/accounts").bytes(new byte[] {1, 2, 3}).restEvent(), UTF_8)
            .replace("AQID", "!!!!")
            .getBytes(UTF_8);

    service.send(event).isProblem(400, "malformed-body");
  }
}
