package dev.accounts.lambda.log;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.domain.TenantId;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.reference.Explanations;
import dev.accounts.rest.reference.ReferencePage;
import dev.accounts.sql.CallReport;
import dev.accounts.testkit.fixture.ManualTime;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page about the function's log has every member that a line can have, and each metric. */
final class LogReferenceTest {
  private static final Explanations MEMBERS =
      Explanations.of(
          """
          time | when the request was over, in UTC, to the millisecond
          level | `INFO`; `WARN` for a 503, which passes; `ERROR` for any other 5xx, which is a defect
          requestId | the `requestId` of the response, and of the line in the [access log](access-log.md)
          route | the operation, as the contract names it; `unknown` if there is none
          method | the HTTP method, `OTHER` for one that the API does not know
          status | the HTTP status of the response
          durationMs | from the event to the response, within the function
          tenant | the tenant, once the token was verified
          coldStart | whether it is the first request of this instance
          errorCode | the [problem code](problem-codes.md), if the response is a problem
          storeAttempts | how often statements were sent to the database; more than one per statement is a retry
          storeResumeWaitMs | how long the request waited for a paused database
          storeDoubtsResolved | 1 if a response was lost, and a later attempt found out what had happened
          sqlState | PostgreSQL's state of the last attempt that failed with one
          _aws | what CloudWatch makes metrics from (its embedded metric format)
          failure | with a defect or an unreachable store: the exceptions with their frames, without messages of libraries, which can hold data
          """);
  private static final Explanations METRICS =
      Explanations.of(
          """
          storeAttempts | retries, if the average rises above the statements of a request (1, or 2 for `PUT`)
          storeResumeWaitMs | requests that wait for the database to resume
          storeDoubtsResolved | responses of the database that were lost
          durationMs | how long requests take, by route
          """);

  @Test
  void thePageHasEveryMemberAndEveryMetric() {
    String line = fullLine();
    JsonNode json = new JsonMapper().readTree(line);
    JsonNode rule = json.at("/_aws/CloudWatchMetrics/0");
    MEMBERS.explain(json.propertyNames());
    METRICS.explain(rule.get("Metrics").valueStream().map(LogReferenceTest::name).toList());
    ReferencePage.check(
        "log.md",
        "Log and metrics of the function",
        """
        The function writes one line of JSON for each request, after the response is made. Nothing that a caller wrote
        is in it: no path, no query, no header, no body, no name and no subject of a token.

        | member | value |
        |---|---|
        %s
        A line with all of them:

        ```json
        %s
        ```

        ## Metrics

        CloudWatch makes these from the line, in the namespace `%s`, with the dimension `%s`, for requests that
        reached the store. The [relay](relay-log.md) has its own. API Gateway, Lambda and RDS have theirs, which the
        [alarms](alarms.md) use, too.

        | metric | unit | shows |
        |---|---|---|
        %s
        Find the line of a request, and the requests that were not INFO:

        <!-- needs: AWS; in: deployed -->
        ```sh
        export AWS_REGION=eu-central-1      # yours
        output() { aws cloudformation describe-stacks --stack-name accounts-dev --output text \\
          --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"; }
        aws logs tail "$(output FunctionLogGroup)" --since 10m --filter-pattern '"the request id"'
        aws logs tail "$(output FunctionLogGroup)" --since 1h --filter-pattern '{ $.level != "INFO" }'
        ```
        """
            .formatted(
                json.propertyNames().stream()
                    .map(name -> "| `" + name + "` | " + MEMBERS.about(name) + " |\n")
                    .collect(Collectors.joining()),
                line,
                rule.get("Namespace").asString(),
                rule.at("/Dimensions/0/0").asString(),
                rule.get("Metrics")
                    .valueStream()
                    .map(metric ->
                        "| `%s` | %s | %s |\n"
                            .formatted(
                                name(metric),
                                metric.get("Unit").asString(),
                                METRICS.about(name(metric))))
                    .collect(Collectors.joining())));
  }

  /** Of a request in which everything happened that can be logged. */
  private static String fullLine() {
    ManualTime time = new ManualTime();
    RequestLog log = new RequestLog(time, true);
    time.advance(Duration.ofMillis(1_250));
    log.route("createAccount");
    log.tenant(new TenantId("acme"));
    log.problem(ProblemCode.STORAGE_UNAVAILABLE);
    log.store(new CallReport(3, Duration.ofMillis(900), true, Optional.of("57P03")));
    log.failed(
        at(
            RepositoryException.unavailable(
                "The response of the Data API was lost",
                at(new SocketException()),
                Applied.UNKNOWN,
                Duration.ofSeconds(1))));
    return log.line("11111111-2222-3333-4444-555555555555", "POST", 503);
  }

  /** A place that stays where it is. */
  private static <T extends Exception> T at(T failure) {
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("dev.accounts.dataapi.DataApiTransport", "run", null, 80)
        });
    return failure;
  }

  private static String name(JsonNode metric) {
    return metric.get("Name").asString();
  }
}
