package dev.accounts.infra;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The points of the checklist that a relay has, too. */
class RelayChecklistTest {
  private static final String FUNCTION = "/Resources/RelayFunction/Properties";
  private static final String STATEMENTS =
      "/Resources/RelayRole/Properties/Policies/0/PolicyDocument/Statement";
  private static final Set<String> ACTIONS =
      Set.of(
          "rds-data:ExecuteStatement",
          "secretsmanager:GetSecretValue",
          "events:DescribeEventBus",
          "events:PutEvents",
          "sqs:SendMessage",
          "logs:CreateLogStream",
          "logs:PutLogEvents");
  private static final Set<String> ALARMS =
      Set.of(
          "AWS/Lambda Errors [FunctionName]",
          "AWS/SQS ApproximateNumberOfMessagesVisible [QueueName]",
          "Accounts relayAgeSeconds [function]");

  @TestFactory
  Stream<DynamicContainer> relay() {
    return Point.tests(
        new Point(
                "6. Java 25 from the zip of the operations",
                "relay",
                it -> FunctionChecks.runtime(it, Deployment.OPERATIONS))
            .findsThat("the code is the API's", FUNCTION + "/Code", Deployment.API),
        new Point("6. the handler is there", "relay", FunctionChecks::handlers)
            .findsThat("it is not", FUNCTION + "/Handler", "dev.accounts.operations.Relay"),
        new Point("13. no *", "relay", AccessChecks::leastPrivilege)
            .findsThat("every bus may be sent to", STATEMENTS + "/2/Resource", "*"),
        new Point(
                "13. the relay may relay",
                "relay",
                it -> AccessChecks.mayOnly(it, "RelayRole", ACTIONS))
            .findsThat("it may read the queue", STATEMENTS + "/3/Action", "sqs:ReceiveMessage"),
        new Point("13. one bus, one queue, one user", "relay", RelayChecklistTest::reachesItsOwn)
            .findsThat("it sends elsewhere", STATEMENTS + "/2/Resource", "arn:other")
            .findsThat(
                "it works as another user",
                FUNCTION + "/Environment/Variables/ACCOUNTS_DATAAPI_SECRET_ARN",
                "arn:other")
            .findsThat(
                "the rule of another stack starts it",
                "/Resources/SchedulePermission/Properties/SourceArn",
                "arn:other"),
        new Point("17. alarms", "relay", it -> OperationsChecks.alarms(it, ALARMS))
            .findsThatIsMissing("/Resources/RelayAgeAlarm")
            .findsThat(
                "a relay that does not run is well",
                "/Resources/RelayAgeAlarm/Properties/TreatMissingData",
                "notBreaching"),
        new Point("17. logs end some day", "relay", OperationsChecks::logs)
            .findsThatIsMissing(FUNCTION + "/LoggingConfig"));
  }

  private static Problems reachesItsOwn(Template relay) {
    Problems problems = new Problems();
    Tree.eachMap(
        relay.properties("RelayRole"),
        "",
        (pointer, map) -> {
          Object wanted =
              switch (String.valueOf(map.get("Action"))) {
                case "rds-data:ExecuteStatement" -> Problems.ref("ClusterArn");
                case "secretsmanager:GetSecretValue" -> Problems.ref("RelaySecretArn");
                case "[events:DescribeEventBus, events:PutEvents]" -> Problems.ref("EventBus");
                case "sqs:SendMessage" -> Problems.attribute("DeadLetters", "Arn");
                default -> "";
              };
          if (!"".equals(wanted)) {
            problems.expect(pointer, map.get("Resource"), wanted);
          }
        });
    return problems
        .expect(
            "settings",
            Tree.child(Tree.child(relay.properties("RelayFunction"), "Environment"), "Variables"),
            Map.of(
                "ACCOUNTS_DATAAPI_RESOURCE_ARN", Problems.ref("ClusterArn"),
                "ACCOUNTS_DATAAPI_SECRET_ARN", Problems.ref("RelaySecretArn"),
                "ACCOUNTS_DATAAPI_DATABASE", Problems.ref("Database"),
                "ACCOUNTS_EVENT_BUS_ARN", Problems.ref("EventBus"),
                "ACCOUNTS_DEAD_LETTERS_URL", Problems.ref("DeadLetters")))
        .expect(
            "started by",
            relay.properties("SchedulePermission").get("SourceArn"),
            Problems.attribute("Schedule", "Arn"));
  }
}
