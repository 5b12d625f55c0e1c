package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.lambda.gateway.ProxyEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long the gateway has been waiting is in the event. */
class DeadlineTest {

  @Test
  void bothKindsOfEventSayWhenTheGatewayTookTheRequest() {
    Instant taken = Instant.parse("2026-01-02T03:04:05.678Z");
    assertThat(event("requestTimeEpoch", "" + taken.toEpochMilli()).taken()).contains(taken);
    assertThat(event("timeEpoch", "" + taken.toEpochMilli()).taken()).contains(taken);
  }

  @Test
  void whatIsNoTimeIsLeftOut() {
    assertThat(event("requestTimeEpoch", "\"soon\"").taken()).isEmpty();
    assertThat(event("requestTimeEpoch", "-1").taken()).isEmpty();
    assertThat(event("requestTimeEpoch", "1e99").taken()).isEmpty();
    assertThat(event("other", "1").taken()).isEmpty();
  }

  private static ProxyEvent event(String name, String value) {
    String json = "{\"requestContext\":{\"%s\":%s}}".formatted(name, value);
    return ProxyEvent.read(json.getBytes(StandardCharsets.UTF_8), "id", "");
  }
}
