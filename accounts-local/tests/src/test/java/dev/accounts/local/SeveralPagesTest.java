package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.local.Options.Adapter;
import dev.accounts.testkit.fixture.UnhurriedTime;
import org.junit.jupiter.api.Test;

final class SeveralPagesTest {
  private static final String PRODUCTION = "https://app.example.com";
  private static final String HERE = "http://localhost:4200";

  @Test
  void eachPageMayReadWhatTheFunctionReturnsAndWhatTheGatewayRefuses() {
    Options options = Options.DEFAULT.with(Adapter.MEMORY).on(0).allowing(PRODUCTION + "," + HERE);
    try (Parts parts = new Parts()) {
      LocalService service =
          LocalService.start(
              UnhurriedTime.OF_TESTS, options, parts, line -> {}, SharedService.SILENCE);
      Session session = Session.of(service);
      for (String page : new String[] {PRODUCTION, HERE}) {
        Reply read = session.get("/accounts", "Origin", page);
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(page);
        assertThat(read.header("Vary")).isEqualTo("Origin");
      }
      Reply foreign = session.get("/accounts", "Origin", "https://evil.example");
      assertThat(foreign.header("Access-Control-Allow-Origin")).isEqualTo(PRODUCTION);
      Client client = new Client(service.base());
      Reply refused = client.get("/accounts", "Origin", HERE);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
      Reply preflight = client.send("OPTIONS", "/accounts", "", "Origin", HERE);
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }
}
