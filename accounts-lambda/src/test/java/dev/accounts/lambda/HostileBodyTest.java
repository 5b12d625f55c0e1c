package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostileBodyTest {
  private final Service service = new Service();

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"metadata\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";

    service.send(Call.post("/accounts", deep)).isProblem(400, "malformed-body");
  }

  @Test
  void hugeNumbersAreRefused() {
    String digits = "9".repeat(60_000);

    assertThat(service.send(Call.post("/accounts", "{\"name\":1e999999999}")).status())
        .isEqualTo(400);
    assertThat(service.send(Call.post("/accounts", "{\"name\":" + digits + "}")).status())
        .isEqualTo(400);
  }

  @Test
  void nullCharactersAndHalvesOfCharactersAreRefused() {
    String body =
        """
        {"name":"a\\u0000b","type":"DOMESTIC","currency":"EUR","accountNumber":"\\ud800",
         "externalReference":"\\udfff","metadata":{"k":"\\u0000"}}\
        """;

    assertThat(
            service.send(Call.post("/accounts", body)).isProblem(400, "validation-failed").errors())
        .containsExactlyInAnyOrder(
            "body /name bad-character",
            "body /accountNumber bad-character",
            "body /externalReference bad-character",
            "body /metadata/k bad-character");
  }

  @Test
  void halvesOfCharactersInNamesAreRefused() {
    String name = "{\"\\ud800\":1}";

    assertThat(service.send(Call.post("/accounts", name)).status()).isEqualTo(400);
  }

  @Test
  void aRawHalfOfACharacterIsRefused() {
    service.send(Call.post("/accounts", "{\"name\":\"\ud800\"}")).isProblem(400, "malformed-body");
  }

  @Test
  void aThousandMistakesAreNotAllRepeated() {
    StringBuilder body = new StringBuilder("{\"" + "x".repeat(5_000) + "\":1");
    for (int i = 0; i < 1_000; i++) {
      body.append(",\"f").append(i).append("\":1");
    }

    FunctionReply reply = service.send(Call.post("/accounts", body + "}"));

    assertThat(reply.isProblem(400, "validation-failed").errors()).hasSize(100);
    assertThat(reply.body()).hasSizeLessThan(20_000);
  }
}
