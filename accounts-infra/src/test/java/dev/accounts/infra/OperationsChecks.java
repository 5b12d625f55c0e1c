package dev.accounts.infra;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What shows people how the installation is, and keeps it from being flooded. */
final class OperationsChecks {
  private static final Object NOTIFIES =
      Map.of(
          "Fn::If",
          List.of(
              "SendsAlarms", List.of(Problems.ref("AlarmTopicArn")), Problems.ref("AWS::NoValue")));

  private OperationsChecks() {}

  static Problems alarms(Template template, Set<String> wanted) {
    Problems problems = new Problems();
    Set<String> watched = new TreeSet<>();
    template
        .all("AWS::CloudWatch::Alarm")
        .forEach((id, alarm) -> {
          List<Object> dimensions =
              Tree.list(alarm.get("Dimensions")).stream()
                  .map(it -> Tree.map(it).get("Name"))
                  .toList();
          watched.add(alarm.get("Namespace") + " " + alarm.get("MetricName") + " " + dimensions);
          problems
              .expect(id + " notifies", alarm.get("AlarmActions"), NOTIFIES)
              .expect(id + " without data", alarm.get("TreatMissingData"), withoutData(alarm))
              .unless(alarm.containsKey("AlarmDescription"), id + " does not say what to do");
        });
    return problems.expect("watched", watched, new TreeSet<>(wanted));
  }

  /** In the middle of a rotation the database has the new password, and the secret the old one. */
  static Problems rotationAlarm(Template template) {
    Object description =
        Tree.child(template.resource("RotationErrorsAlarm"), "Properties").get("AlarmDescription");
    return new Problems()
        .unless(
            description instanceof String text
                && text.contains("503")
                && text.contains("rotate again"),
            "the alarm of the rotation does not say what to do: " + description);
  }

  /** An age that is not reported any more is a part that does not run. */
  private static String withoutData(Map<String, Object> alarm) {
    return alarm.get("MetricName") instanceof String name && name.endsWith("AgeSeconds")
        ? "breaching"
        : "notBreaching";
  }

  /** Every log group ends its lines some day, and every function has a group of its own. */
  static Problems logs(Template template) {
    Problems problems = new Problems();
    template
        .all("AWS::Logs::LogGroup")
        .forEach((id, group) ->
            problems.expect(id, group.get("RetentionInDays"), Problems.ref("LogRetentionDays")));
    Set<Object> groups = new HashSet<>();
    template
        .all("AWS::Lambda::Function")
        .forEach((id, function) -> {
          Object group = Tree.child(function, "LoggingConfig").getOrDefault("LogGroup", "none");
          problems
              .unless(
                  template.ids("AWS::Logs::LogGroup").stream()
                      .anyMatch(name -> Problems.ref(name).equals(group)),
                  id + " has no log group")
              .unless(groups.add(group), id + " shares a log group");
        });
    return problems;
  }

  static Problems stage(Template api) {
    Map<String, Object> stage = api.properties("Stage");
    Map<String, Object> methods =
        Tree.map(Tree.list(stage.getOrDefault("MethodSettings", List.of(Map.of()))).getFirst());
    return new Problems()
        .expect("X-Ray", stage.get("TracingEnabled"), true)
        .expect(
            "X-Ray of the function",
            Tree.child(api.properties("Function"), "TracingConfig").get("Mode"),
            "Active")
        .expect("which paths", methods.get("ResourcePath"), "/*")
        .expect("which methods", methods.get("HttpMethod"), "*")
        .expect("rate", methods.get("ThrottlingRateLimit"), Problems.ref("ThrottlingRate"))
        .expect("burst", methods.get("ThrottlingBurstLimit"), Problems.ref("ThrottlingBurst"))
        .expect("metrics", methods.get("MetricsEnabled"), true)
        .expect("bodies in the log", methods.get("DataTraceEnabled"), false);
  }

  /** One JSON object for each request, without token, body, query or path that a caller wrote. */
  static Problems accessLog(Template api) {
    Map<String, Object> setting = Tree.child(api.properties("Stage"), "AccessLogSetting");
    String format = String.valueOf(setting.get("Format"));
    Problems problems = new Problems();
    try {
      JsonMapper.shared().readTree(format);
    } catch (JacksonException e) {
      problems.unless(false, "the format is no JSON: " + e.getOriginalMessage());
    }
    for (String secret :
        List.of(
            "authorizer", "identity.user", "path\"", "context.path", "request.", "body", "query")) {
      problems.unless(!format.contains(secret), "the log holds " + secret);
    }
    return problems
        .unless(format.contains("$context.requestId"), "the log names no request")
        .unless(!format.contains("\n"), "the log's entries have more than one line")
        .expect("where", setting.get("DestinationArn"), Problems.attribute("AccessLogs", "Arn"));
  }

  /** The policy is one of those that name the oldest version in their middle. */
  static Problems tls(Template api) {
    Map<String, Object> properties = api.properties("Api");
    return new Problems()
        .unless(
            String.valueOf(properties.get("SecurityPolicy"))
                .matches("SecurityPolicy_TLS13_1_[23]_.*"),
            "older versions are accepted: " + properties.get("SecurityPolicy"))
        .expect("mode", properties.get("EndpointAccessMode"), "BASIC");
  }

  static Problems waf(Template api) {
    Map<String, Object> association = api.properties("WebAclOfStage");
    return new Problems()
        .expect("condition", api.resource("WebAcl").get("Condition"), "HasWaf")
        .expect("condition", api.resource("WebAclOfStage").get("Condition"), "HasWaf")
        .expect("which", association.get("WebACLArn"), Problems.attribute("WebAcl", "Arn"))
        .unless(
            String.valueOf(association.get("ResourceArn")).contains("/stages/${Stage}"),
            "it stands before nothing");
  }

  static Problems dashboard(Template api) {
    Evaluation evaluation = new Evaluation(api, Variants.api());
    Object body =
        Tree.child(evaluation.resource("Dashboard"), "Properties")
            .getOrDefault("DashboardBody", "");
    Problems problems = new Problems();
    try {
      Object widgets = JsonMapper.shared().readTree(String.valueOf(body)).get("widgets");
      for (String metric :
          List.of("5XXError", "Latency", "Throttles", "ServerlessDatabaseCapacity")) {
        problems.unless(String.valueOf(widgets).contains(metric), "it does not show " + metric);
      }
    } catch (JacksonException e) {
      problems.unless(false, "it is no JSON: " + e.getOriginalMessage());
    }
    return problems;
  }
}
