package dev.accounts.infra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The function's points of the checklist. */
class FunctionChecklistTest {
  private static final String FUNCTION = "/Resources/Function/Properties";

  @TestFactory
  Stream<DynamicContainer> function() {
    return Point.tests(
        new Point(
                "6. Java 25 on either processor, from its zip",
                "api",
                it -> FunctionChecks.runtime(it, Deployment.API))
            .findsThat("the runtime is another", FUNCTION + "/Runtime", "java21")
            .findsThat("the processor is fixed", FUNCTION + "/Architectures", List.of("x86_64"))
            .findsThat("the code is elsewhere", FUNCTION + "/Code", "other.zip"),
        new Point(
                "6. the migration's functions likewise, from another zip",
                "data",
                it -> FunctionChecks.runtime(it, Deployment.OPERATIONS))
            .findsThat(
                "the runtime is another",
                "/Resources/MigrationFunction/Properties/Runtime",
                "java21")
            .findsThat(
                "the code is the API's",
                "/Resources/MigrationFunction/Properties/Code",
                Deployment.API),
        new Point("6. SnapStart, a version, an alias", "api", FunctionChecks::snapStart)
            .findsThatIsMissing(FUNCTION + "/SnapStart")
            .findsThat(
                "the alias shows what is being worked on",
                "/Resources/Alias/Properties/FunctionVersion",
                "$LATEST"),
        new Point("6. compiled once, with a snapshot and without", "api", FunctionChecks::compiler)
            .findsThatIsMissing(FUNCTION + "/Environment/Variables/JAVA_TOOL_OPTIONS")
            .findsThat(
                "the JVM interprets for as long as by itself",
                FUNCTION + "/Environment/Variables/JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1"),
        new Point(
                "6. the API calls the alias and may call nothing else",
                "api",
                FunctionChecks::alias)
            .findsThat(
                "an operation calls the function",
                "/Resources/Api/Properties/Body/paths/~1accounts/get/x-amazon-apigateway-integration/uri",
                Map.of("Fn::Sub", "arn/functions/${Function.Arn}/invocations"))
            .findsThat(
                "the permission is for the function",
                "/Resources/Permission/Properties/FunctionName",
                Problems.ref("Function"))
            .findsThatIsMissing("/Resources/Permission/Properties/SourceArn"),
        new Point("6. every handler is there", "api", FunctionChecks::handlers)
            .findsThat(
                "a handler is not there", FUNCTION + "/Handler", "dev.accounts.lambda.Handler")
            .findsThat("a class is no handler", FUNCTION + "/Handler", "java.lang.String"),
        new Point("6. the migration's handlers likewise", "data", FunctionChecks::handlers)
            .findsThat(
                "a handler is not there",
                "/Resources/MigrationFunction/Properties/Handler",
                "dev.accounts.lambda.migration.MigrationHandler"));
  }

  @TestFactory
  Stream<DynamicContainer> versions() {
    return Point.tests(
        new Point(
                "7. another zip, or another slot, is another version",
                "api",
                it -> FunctionChecks.versionFollowsTheZip(it, "the function"))
            .findsThat(
                "the zip changed and the version did not",
                it -> Template.parse("api", Assembled.deploymentOf("another").template("api.yaml")))
            .findsThatIsMissing("/Resources/Version/Properties/Description")
            .findsThat(
                "the slot changes nothing in the function", FUNCTION + "/Description", "The API"),
        new Point(
                "8. traffic shifts, and goes back when an alarm rings",
                "api",
                FunctionChecks::canary)
            .findsThatIsMissing("/Resources/Alias/UpdatePolicy")
            .findsThatIsMissing("/Resources/TrafficShiftsOfFunction/Properties/AlarmConfiguration")
            .findsThat(
                "alarms are not looked at",
                "/Resources/TrafficShiftsOfFunction/Properties/AlarmConfiguration/Enabled",
                false)
            .findsThat(
                "an alarm does not roll back",
                "/Resources/TrafficShiftsOfFunction/Properties/AutoRollbackConfiguration/Events",
                List.of("DEPLOYMENT_FAILURE")));
  }

  @TestFactory
  Stream<DynamicContainer> leastPrivilege() {
    String policies = "/Resources/FunctionRole/Properties/Policies";
    String dataApi = policies + "/1/Fn::If/1/PolicyDocument/Statement";
    return Point.tests(
        new Point("13. no * but where IAM takes nothing else", "api", AccessChecks::leastPrivilege)
            .findsThat("every action is allowed", dataApi + "/0/Action", "rds-data:*")
            .findsThat("every cluster may be called", dataApi + "/0/Resource", "*")
            .findsThat(
                "every log may be written",
                policies + "/0/PolicyDocument/Statement/0/Resource",
                "*"),
        new Point(
                "13. the function may do what it does and nothing more",
                "api",
                it -> AccessChecks.mayOnly(it, "FunctionRole", functionActions()))
            .findsThat(
                "it may do more",
                dataApi + "/0/Action",
                List.of("rds-data:ExecuteStatement", "rds-data:BeginTransaction"))
            .findsThat("it may not call the database", it -> it.without(dataApi + "/0")),
        new Point(
                "13. one cluster, one secret, one login",
                "api",
                AccessChecks::applicationReachesItsOwn)
            .findsThat("it reads another secret", dataApi + "/1/Resource", "arn:other")
            .findsThat("it calls another cluster", dataApi + "/0/Resource", "arn:other")
            .findsThat(
                "it connects elsewhere",
                policies + "/2/Fn::If/1/PolicyDocument/Statement/0/Resource",
                "arn:other"));
  }

  private static Set<String> functionActions() {
    return Set.of(
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "rds-data:ExecuteStatement",
        "secretsmanager:GetSecretValue",
        "rds-db:connect");
  }
}
