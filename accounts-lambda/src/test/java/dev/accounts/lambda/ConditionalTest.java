package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalTest {
  private final Service service = new Service();
  private final String id = service.openNamed("Cash");

  static List<String> changes() {
    return List.of(
        "PATCH ",
        "PUT ",
        "DELETE ",
        "POST /freeze",
        "POST /unfreeze",
        "POST /close",
        "POST /reopen");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyChangeNeedsTheVersionThatTheCallerSaw(String change) {
    service.send(call(change)).isProblem(428, "if-match-required");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyChangeOfAnOlderVersionIsStale(String change) {
    service.patch(id, 1, "{\"name\":\"Till\"}").is(200);

    FunctionReply reply = service.send(call(change).ifMatch(1)).isProblem(412, "stale-version");
    assertThat(reply.at("/detail")).contains("has changed");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void noChangeOfAVersionThatNeverWasSaysThatTheAccountHasChanged(String change) {
    FunctionReply reply = service.send(call(change).ifMatch(2)).isProblem(412, "unknown-version");
    assertThat(reply.at("/detail")).doesNotContain("changed since").contains("send its ETag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W/\"2\"",
        "\"abc\"",
        "\"\"",
        "\"01\"",
        "\"-1\"",
        "\"0\"",
        "\"1-gzip\"",
        "\"99999999999999999999\""
      })
  void aTagThatIsNoVersionOfTheAccountIsUnknown(String tag) {
    service.send(call("PATCH ").header("If-Match", tag)).isProblem(412, "unknown-version");
  }

  /** Proxies that compress responses, such as nginx, do that to every tag. */
  @Test
  void aTagThatWasMadeWeakOnTheWayStillNamesItsVersion() {
    service.send(call("PATCH ").header("If-Match", "W/\"1\"")).is(200);
    service.send(call("PATCH ").header("If-Match", "W/\"1\"")).isProblem(412, "stale-version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "1", "", "\"1", "\"1\", \"2\"", "\"1\",\"1\"", "w/\"1\"", "\""})
  void whatIsNotOneTagIsRefused(String tag) {
    FunctionReply reply = service.send(call("PATCH ").header("If-Match", tag));

    assertThat(reply.isProblem(400, "validation-failed").errors())
        .containsExactly("header /If-Match bad-value");
  }

  @Test
  void twoHeadersAreNotOneTag() {
    service
        .send(call("DELETE ").ifMatch(1).header("If-Match", "\"1\""))
        .isProblem(400, "validation-failed");
  }

  @Test
  void aWrongTagIsReportedTogetherWithAWrongBody() {
    Call call = Call.of("PATCH", "/accounts/" + id).json("{\"name\":7}").header("If-Match", "*");

    assertThat(service.send(call).errors())
        .containsExactly("header /If-Match bad-value", "body /name wrong-type");
  }

  private Call call(String change) {
    String[] parts = change.split(" ", -1);
    String body = parts[1].isEmpty() ? "{\"name\":\"n\"}" : "{\"reason\":\"r\"}";
    return Call.of(parts[0], "/accounts/" + id + parts[1]).json(body);
  }
}
