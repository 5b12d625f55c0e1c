package dev.accounts.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Least privilege: what the roles of a template may do. */
final class AccessChecks {
  /** Actions for which IAM knows no resource, so that nothing but {@code *} can stand there. */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  private static final Pattern HARD_WIRED = Pattern.compile("arn:aws[a-z-]*:|amazonaws\\.com/");

  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET_KEY|API_KEY");
  private static final Set<Object> OPEN = Set.of("*", Map.of("AWS", "*"));

  private AccessChecks() {}

  static Problems leastPrivilege(Template template) {
    Problems problems = new Problems();
    Tree.eachMap(
        template.section("Resources"),
        "",
        (pointer, map) -> {
          if ("Allow".equals(map.get("Effect"))) {
            statement(pointer, map, problems);
          }
        });
    return problems;
  }

  /** No policy for everyone, no permission for any source, no secret in an environment. */
  static Problems callers(Template template) {
    Problems problems = new Problems();
    Tree.eachMap(
        template.section("Resources"),
        "",
        (pointer, map) -> {
          boolean isAllowed = "Allow".equals(map.get("Effect"));
          problems
              .unless(
                  !isAllowed || !OPEN.contains(map.getOrDefault("Principal", "none")),
                  pointer + " allows everyone")
              .unless(
                  !map.containsKey("NotAction") && !map.containsKey("NotResource"),
                  pointer + " allows what it does not name")
              .unless(
                  !"AWS::Lambda::Permission".equals(map.get("Type"))
                      || Tree.child(map, "Properties").containsKey("SourceArn"),
                  pointer + " names no source");
          Tree.child(map, "Variables")
              .keySet()
              .forEach(name ->
                  problems.unless(
                      !SECRET.matcher(name).find(), pointer + " shows the secret " + name));
        });
    return problems;
  }

  private static void statement(String where, Map<String, Object> statement, Problems problems) {
    List<Object> actions = Tree.list(statement.getOrDefault("Action", "*"));
    problems.unless(
        actions.stream().noneMatch(action -> action.toString().contains("*")),
        where + " allows " + actions);
    if (!statement.containsKey("Principal")) {
      String resources = String.valueOf(statement.getOrDefault("Resource", "*"));
      problems.unless(
          !resources.contains("*") || WITHOUT_RESOURCE.containsAll(actions),
          where + " allows " + actions + " on " + resources);
    }
  }

  /** The actions that a role may take on what is not {@code *}. */
  static Set<String> actions(Template template, String role) {
    List<Object> actions = new ArrayList<>();
    Tree.eachMap(
        template.properties(role).getOrDefault("Policies", List.of()),
        "",
        (pointer, map) -> {
          if (map.containsKey("Effect") && !"*".equals(map.get("Resource"))) {
            actions.addAll(Tree.list(map.getOrDefault("Action", List.of())));
          }
        });
    return actions.stream().map(String::valueOf).collect(Collectors.toSet());
  }

  static Problems mayOnly(Template template, String role, Set<String> wanted) {
    return new Problems().expect(role, actions(template, role), wanted);
  }

  /** The application reads one secret and calls one cluster. */
  static Problems applicationReachesItsOwn(Template api) {
    Problems problems = new Problems();
    Tree.eachMap(
        api.properties("FunctionRole"),
        "",
        (pointer, map) -> {
          Object wanted =
              switch (String.valueOf(map.get("Action"))) {
                case "rds-data:ExecuteStatement" -> Problems.ref("ClusterArn");
                case "secretsmanager:GetSecretValue" -> Problems.ref("SecretArn");
                case "rds-db:connect" -> Problems.ref("JdbcConnectArn");
                default -> "";
              };
          if (!"".equals(wanted)) {
            problems.expect(pointer, map.get("Resource"), wanted);
          }
        });
    return problems;
  }

  /** No ARN that names the partition, no URL that names its suffix. */
  static Problems partitions(Template template) {
    Problems problems = new Problems();
    strings(template.section("Resources"), problems);
    strings(template.section("Outputs"), problems);
    return problems;
  }

  private static void strings(Object node, Problems problems) {
    switch (node) {
      case Map<?, ?> map ->
          map.forEach((key, value) -> {
            if (!key.equals("Description") && !key.equals("Metadata")) {
              strings(value, problems);
            }
          });
      case List<?> list -> list.forEach(value -> strings(value, problems));
      default ->
          problems.unless(
              !HARD_WIRED.matcher(node.toString()).find(), node + " is for one partition");
    }
  }
}
