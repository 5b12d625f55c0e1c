package dev.accounts.infra;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the function, its versions and the way to it must be. */
final class FunctionChecks {
  private FunctionChecks() {}

  static Problems runtime(Template template, String zip) {
    Problems problems = new Problems();
    template
        .all("AWS::Lambda::Function")
        .forEach((id, function) ->
            problems
                .expect(id + ": runtime", function.get("Runtime"), "java25")
                .expect(
                    id + ": processor",
                    function.get("Architectures"),
                    List.of(Problems.ref("Architecture")))
                .expect(id + ": code", function.get("Code"), zip));
    return problems
        .unless(!template.ids("AWS::Lambda::Function").isEmpty(), "there is no function")
        .expect(
            "processors",
            Tree.child(template.section("Parameters"), "Architecture").get("AllowedValues"),
            List.of("arm64", "x86_64"));
  }

  static Problems snapStart(Template api) {
    return new Problems()
        .expect(
            "SnapStart",
            api.properties("Function").get("SnapStart"),
            Map.of(
                "Fn::If",
                List.of(
                    "UsesSnapStart",
                    Map.of("ApplyOn", "PublishedVersions"),
                    Problems.ref("AWS::NoValue"))))
        .expect(
            "version of", api.properties("Version").get("FunctionName"), Problems.ref("Function"))
        .expect(
            "what is live",
            api.properties("Alias").get("FunctionVersion"),
            Problems.attribute("Version", "Version"));
  }

  /** Measured so: decisions 36, 40, 42 and 43. */
  static Problems compiler(Template api) {
    return new Problems()
        .expect(
            "options of the JVM",
            Tree.child(Tree.child(api.properties("Function"), "Environment"), "Variables")
                .getOrDefault("JAVA_TOOL_OPTIONS", "none"),
            Map.of(
                "Fn::Join",
                List.of(
                    " ",
                    List.of(
                        "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.5 -XX:Tier3LoadFeedback=200",
                        "-XX:TrimNativeHeapInterval=2000 -Djava.locale.providers=SPI",
                        Map.of(
                            "Fn::If",
                            List.of(
                                "UsesDataApi",
                                "-XX:C1MaxInlineSize=20",
                                Problems.ref("AWS::NoValue")))))));
  }

  /** The gateway calls the alias: in the body and in the permission. */
  static Problems alias(Template api) {
    Problems problems = new Problems();
    List<Object> uris = new ArrayList<>();
    Tree.eachMap(
        ContractChecks.body(api),
        "",
        (pointer, map) -> {
          if ("aws_proxy".equals(map.get("type"))) {
            uris.add(map.getOrDefault("uri", "nothing"));
          }
        });
    uris.forEach(uri ->
        problems.unless(
            uri.toString().contains("/functions/${Alias}/invocations"),
            "an operation calls " + uri));
    Map<String, Object> permission = api.properties("Permission");
    return problems
        .unless(!uris.isEmpty(), "no operation calls the function")
        .expect("the permission's function", permission.get("FunctionName"), Problems.ref("Alias"))
        .expect("the permission's caller", permission.get("Principal"), "apigateway.amazonaws.com")
        .unless(
            String.valueOf(permission.get("SourceArn")).contains("${Api}/${Environment}/"),
            "the permission is for any API");
  }

  /** Another artifact, or another slot, makes another version. */
  static Problems versionFollowsTheZip(Template api, String zipContent) {
    return new Problems()
        .expect(
            "the version's description",
            api.properties("Version").get("Description"),
            Map.of("Fn::Sub", ContentHash.of(zipContent) + " ${Slot}"))
        .unless(
            String.valueOf(api.properties("Function").get("Description")).contains("${Slot}"),
            "the function does not change with the slot, so no version would be made for it");
  }

  static Problems canary(Template api) {
    Problems problems = new Problems();
    Map<String, Object> group = api.properties("TrafficShiftsOfFunction");
    Map<String, Object> alarms = Tree.child(group, "AlarmConfiguration");
    Map<String, Object> rollback = Tree.child(group, "AutoRollbackConfiguration");
    Object policy = api.resource("Alias").get("UpdatePolicy");
    return problems
        .unless(
            String.valueOf(policy).contains("TrafficShiftsOfFunction")
                && String.valueOf(policy).contains("ShiftsTraffic"),
            "the alias does not shift: " + policy)
        .expect("alarms", alarms.get("Enabled"), true)
        .unless(!Tree.list(alarms.getOrDefault("Alarms", List.of())).isEmpty(), "no alarm stops it")
        .expect("rollback", rollback.get("Enabled"), true)
        .unless(
            Tree.list(rollback.getOrDefault("Events", List.of()))
                .contains("DEPLOYMENT_STOP_ON_ALARM"),
            "an alarm does not roll back");
  }

  /** Every handler is a class that Lambda can make. */
  static Problems handlers(Template template) {
    Problems problems = new Problems();
    template
        .all("AWS::Lambda::Function")
        .forEach((id, function) -> handler(id, String.valueOf(function.get("Handler")), problems));
    return problems;
  }

  private static void handler(String id, String handler, Problems problems) {
    try {
      Class<?> type = Class.forName(handler);
      problems.unless(
          RequestStreamHandler.class.isAssignableFrom(type),
          id + ": " + handler + " is no handler");
      problems.unless(Modifier.isPublic(type.getConstructor().getModifiers()), id + ": " + handler);
    } catch (ReflectiveOperationException e) {
      problems.unless(false, id + ": " + handler + " cannot be made: " + e);
    }
  }
}
