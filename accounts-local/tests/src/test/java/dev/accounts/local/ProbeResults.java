package dev.accounts.local;

import static dev.accounts.local.Probe.ELSEWHERE;
import static dev.accounts.local.Probe.LIST_WITH_AN_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Options.Adapter;
import dev.accounts.rest.OpenApi;
import dev.accounts.testkit.fixture.UnhurriedTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What the whole service returns for every probe, and what an edit of its contract makes of it. */
final class ProbeResults {
  private static final Map<Probe, Seen> UNEDITED = with(OpenApi.text());

  private ProbeResults() {}

  static Seen unedited(Probe probe) {
    return Objects.requireNonNull(UNEDITED.get(probe));
  }

  static Consumer<Seen> is(Seen expected) {
    return now -> assertThat(now).isEqualTo(expected);
  }

  static Consumer<Seen> says(String body) {
    return now -> assertThat(now.body()).isEqualTo(body);
  }

  private static Consumer<Seen> results(int status, String code) {
    return now -> {
      assertThat(now.status()).isEqualTo(status);
      assertThat(now.body()).contains("\"code\":\"" + code + "\"");
    };
  }

  /** API Gateway renames this header when the function sends it. */
  static void isRefusedByTheFunction(Seen now) {
    results(401, "unauthenticated").accept(now);
    assertThat(now.headers()).containsKey("x-amzn-remapped-www-authenticate");
  }

  static void missesAParameter(Seen now) {
    results(400, "validation-failed").accept(now);
    assertThat(now.body()).contains("required parameter");
  }

  static void pointsAtTheReason(Seen now) {
    results(400, "validation-failed").accept(now);
    assertThat(now.body()).contains("\"pointer\":\"/reason\"");
  }

  static Map<Probe, Consumer<Seen>> allWithATokenAre(Seen expected) {
    Map<Probe, Consumer<Seen>> changed = new EnumMap<>(Probe.class);
    for (Probe probe : Probe.values()) {
      if (probe.hasAToken() && probe != LIST_WITH_AN_ACCESS_TOKEN && probe != ELSEWHERE) {
        changed.put(probe, is(expected));
      }
    }
    return changed;
  }

  /** The responses of a service that serves this contract. */
  static Map<Probe, Seen> with(String contract) {
    Options options =
        Options.DEFAULT.with(Adapter.MEMORY).on(0).in(DataDirectories.withKey("contract"));
    try (Parts parts = new Parts()) {
      LocalService service =
          LocalService.start(
              contract, UnhurriedTime.OF_TESTS, options, parts, line -> {}, SharedService.SILENCE);
      Client client = new Client(service.base());
      JsonNode tokens = tokens(client);
      Map<Probe, Seen> results = new EnumMap<>(Probe.class);
      for (Probe probe : Probe.values()) {
        results.put(probe, probe.sentTo(client, tokens));
      }
      return results;
    }
  }

  /** Once for all probes: a signature takes as long as ten of them. */
  private static JsonNode tokens(Client client) {
    String wish = "{\"sub\":\"ada\",\"tenant\":\"acme\"}";
    return client.send("POST", "/local/tokens", wish, "Content-Type", "application/json").json();
  }
}
