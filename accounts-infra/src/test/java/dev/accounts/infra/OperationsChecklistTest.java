package dev.accounts.infra;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** What the checklist says on operations. */
class OperationsChecklistTest {
  private static final Set<String> OF_API =
      Set.of(
          "AWS/ApiGateway 5XXError [ApiName, Stage]",
          "AWS/ApiGateway Latency [ApiName, Stage]",
          "AWS/Lambda Errors [FunctionName, Resource]",
          "AWS/Lambda Throttles [FunctionName, Resource]");
  private static final Set<String> OF_DATA =
      Set.of(
          "AWS/Lambda Errors [FunctionName]",
          "AWS/RDS ACUUtilization [DBClusterIdentifier]",
          "AWS/RDS DatabaseConnections [DBClusterIdentifier]");

  @TestFactory
  Stream<DynamicContainer> alarmsAndLogs() {
    return Point.tests(
        new Point("17. alarms of the API", "api", it -> OperationsChecks.alarms(it, OF_API))
            .findsThatIsMissing("/Resources/LatencyAlarm")
            .findsThat(
                "there is no such dimension",
                "/Resources/LatencyAlarm/Properties/Dimensions/0/Name",
                "Api")
            .findsThatIsMissing("/Resources/FunctionThrottlesAlarm/Properties/AlarmActions"),
        new Point("17. alarms of the database", "data", it -> OperationsChecks.alarms(it, OF_DATA))
            .findsThatIsMissing("/Resources/CapacityAlarm")
            .findsThatIsMissing("/Resources/RotationErrorsAlarm")
            .findsThatIsMissing("/Resources/ConnectionsAlarm/Properties/TreatMissingData"),
        new Point("17. a failed rotation says what to do", "data", OperationsChecks::rotationAlarm)
            .findsThat(
                "the old password is said to work",
                "/Resources/RotationErrorsAlarm/Properties/AlarmDescription",
                "A password was not rotated. The old one still works."),
        new Point("17. logs of the API end some day", "api", OperationsChecks::logs)
            .findsThatIsMissing("/Resources/AccessLogs/Properties/RetentionInDays")
            .findsThatIsMissing("/Resources/Function/Properties/LoggingConfig"),
        new Point("17. logs of the database end some day", "data", OperationsChecks::logs)
            .findsThatIsMissing("/Resources/ClusterLogs/Properties/RetentionInDays")
            .findsThat(
                "two functions share a log",
                "/Resources/RotationFunction/Properties/LoggingConfig",
                Map.of("LogGroup", Problems.ref("MigrationLogs"))),
        new Point(
                "17. the dashboard is JSON and shows what matters",
                "api",
                OperationsChecks::dashboard)
            .findsThat(
                "it is broken", "/Resources/Dashboard/Properties/DashboardBody", "{\"widgets\": [")
            .findsThat(
                "it is empty",
                "/Resources/Dashboard/Properties/DashboardBody",
                "{\"widgets\": []}"));
  }
}
