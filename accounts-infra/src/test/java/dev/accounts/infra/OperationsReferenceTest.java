package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.rest.reference.Explanations;
import dev.accounts.rest.reference.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages about alarms and the access log have what the templates have. */
final class OperationsReferenceTest {
  private static final Explanations MEMBERS =
      Explanations.of(
          """
          requestId | the gateway's id of the request, the same as in the response and in the function's log
          time | when the request came
          method | the HTTP method
          route | the path of the contract, with `{id}` for ids; no path that a caller wrote
          status | the status that the caller got
          latency | milliseconds from the request to the response
          functionLatency | how many of them the function took
          functionStatus | what Lambda said of the call
          bytes | the length of the response
          ip | the caller's address
          refusal | which of the gateway's own refusals it was
          error | why the gateway refused it
          functionError | why the call of the function failed
          waf | what AWS WAF decided, with `Waf=on`
          trace | the id of the trace in X-Ray
          """);

  @Test
  void thePageHasEveryAlarm() {
    ReferencePage.check(
        "alarms.md",
        "Alarms",
        """
        The templates make these. With `AlarmEmail` each of them is sent by e-mail, and again when it is over. The links say what
        to do. %s stop a canary of the function, and the old version gets all calls again.

        | alarm | rings when | metric |
        |---|---|---|
        %s\
        """
            .formatted(ofCanaries(), alarms().collect(Collectors.joining())));
  }

  @Test
  void everyAlarmHasAPlaceInTheRunbook() throws IOException {
    String runbook = Files.readString(Path.of("../docs/how-to/operate.md"));
    List<String> places =
        Stream.of("api", "data", "relay")
            .flatMap(name -> template(name).ids("AWS::CloudWatch::Alarm").stream())
            .map(id -> "\n## " + title(id) + "\n")
            .toList();
    assertThat(runbook).contains(places);
  }

  @Test
  void thePageHasEveryMemberOfTheAccessLog() {
    String format =
        String.valueOf(
            Tree.child(template("api").properties("Stage"), "AccessLogSetting").get("Format"));
    JsonNode members = new JsonMapper().readTree(format);
    MEMBERS.explain(members.propertyNames());
    ReferencePage.check(
        "access-log.md",
        "Access log of the gateway",
        """
        API Gateway writes one line of JSON for each request, those that it refuses itself included, to the output
        `AccessLogGroup`. Requests that reached the function are in the [function's log](log.md), too, with the same
        `requestId`.

        | member | value | of API Gateway |
        |---|---|---|
        """
            + members.propertyNames().stream()
                .map(name ->
                    "| `%s` | %s | `%s` |\n"
                        .formatted(name, MEMBERS.about(name), members.get(name).asString()))
                .collect(Collectors.joining())
            + """

            <!-- needs: AWS; in: deployed -->
            ```sh
            export AWS_REGION=eu-central-1      # yours
            output() { aws cloudformation describe-stacks --stack-name accounts-dev --output text \\
              --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"; }
            aws logs tail "$(output AccessLogGroup)" --since 10m --filter-pattern '{ $.status = "5*" }'
            ```
            """);
  }

  private static Template template(String name) {
    return Template.parse(name, CloudFormation.text(name));
  }

  /** The alarms that end a canary, such as "Server errors and latency". */
  private static String ofCanaries() {
    Map<String, Object> watched =
        Tree.child(template("api").properties("TrafficShiftsOfFunction"), "AlarmConfiguration");
    return Tree.list(watched.get("Alarms")).stream()
        .map(alarm -> title(String.valueOf(Tree.child(alarm, "Name").get("Ref"))))
        .collect(Collectors.joining(" and "));
  }

  private static Stream<String> alarms() {
    return Stream.of("api", "data", "relay")
        .flatMap(name -> template(name).all("AWS::CloudWatch::Alarm").entrySet().stream())
        .map(alarm -> row(alarm.getKey(), alarm.getValue()));
  }

  private static String row(String id, Map<String, Object> alarm) {
    String title = title(id);
    return "| [%s](../how-to/operate.md#%s) | %s | %s |\n"
        .formatted(
            title,
            title.toLowerCase(Locale.ROOT).replace(' ', '-'),
            alarm.get("AlarmDescription"),
            condition(alarm));
  }

  /** Such as "Server errors". */
  private static String title(String id) {
    String words = id.replaceFirst("Alarm$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String condition(Map<String, Object> alarm) {
    Object periods = alarm.get("EvaluationPeriods");
    return "`%s` `%s`: %s above %s in %s of %s periods of %s s%s"
        .formatted(
            alarm.get("Namespace"),
            alarm.get("MetricName"),
            String.valueOf(alarm.getOrDefault("Statistic", alarm.get("ExtendedStatistic")))
                .toLowerCase(Locale.ROOT),
            threshold(alarm.get("Threshold")),
            alarm.getOrDefault("DatapointsToAlarm", periods),
            periods,
            alarm.get("Period"),
            "breaching".equals(alarm.get("TreatMissingData")) ? ", or no data" : "");
  }

  private static String threshold(Object value) {
    return value instanceof Map<?, ?> reference
        ? "`" + reference.get("Ref") + "`"
        : String.valueOf(value);
  }
}
