package dev.accounts.operations.relay;

import dev.accounts.rest.reference.Explanations;
import dev.accounts.rest.reference.ReferencePage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page about the relay's log has every member of its line, and its metrics. */
final class RelayLogReferenceTest {
  private static final Explanations MEMBERS =
      Explanations.of(
          """
          function | the name of the function
          relayed | how many changes this run has sent, those in the dead-letter queue included
          relayAgeSeconds | for how long the first change has waited that is still to be sent; 0 if there is none
          _aws | what CloudWatch makes metrics from (its embedded metric format)
          """);

  @Test
  void thePageHasEveryMemberAndEveryMetric() {
    Instant now = Instant.parse("2026-01-01T00:00:42Z");
    String line =
        new RelayReport(7, Optional.of(now.minusSeconds(42))).line("accounts-dev-relay", now);
    JsonNode json = new JsonMapper().readTree(line);
    MEMBERS.explain(json.propertyNames());
    JsonNode rule = json.at("/_aws/CloudWatchMetrics/0");
    ReferencePage.check(
        "relay-log.md",
        "Log and metrics of the relay",
        """
        The [relay](../how-to/relay-changes.md) writes one line of JSON for each run:

        | member | value |
        |---|---|
        %s
        ```json
        %s
        ```

        CloudWatch makes %s of it, in the namespace `%s`, with the dimension `%s`. A run that fails writes what
        failed instead, and the [alarms](alarms.md) notice both.
        """
            .formatted(
                json.propertyNames().stream()
                    .map(name -> "| `" + name + "` | " + MEMBERS.about(name) + " |\n")
                    .collect(Collectors.joining()),
                line,
                rule.get("Metrics")
                    .valueStream()
                    .map(it ->
                        "`%s` (%s)".formatted(it.get("Name").asString(), it.get("Unit").asString()))
                    .collect(Collectors.joining(" and ")),
                rule.get("Namespace").asString(),
                rule.at("/Dimensions/0/0").asString()));
  }
}
