package dev.accounts.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets of parameters under which a template must hold. */
final class Variants {
  private static final String ACCOUNT = "eu-central-1:111122223333:";

  /** For each parameter that a condition looks at: a value beside its default. */
  private static final Map<String, List<String>> CHOICES =
      Map.ofEntries(
          Map.entry("Adapter", List.of("dataapi", "jdbc")),
          Map.entry("AlarmEmail", List.of("", "ops@example.com")),
          Map.entry("AlarmTopicArn", List.of("", "arn:aws:sns:" + ACCOUNT + "alarms")),
          Map.entry("AllowedOrigin", List.of("*", "https://a.example.com,http://localhost:4200")),
          Map.entry("Canary", List.of("AllAtOnce", "Canary10Percent5Minutes")),
          Map.entry("AvailabilityZones", List.of("", "eu-central-1b,eu-central-1c")),
          Map.entry("CommandLineSignIn", List.of("disabled", "enabled")),
          Map.entry("DomainName", List.of("", "accounts.example.com")),
          Map.entry("DeletionProtection", List.of("true", "false")),
          Map.entry("EventBus", List.of("", bus())),
          Map.entry("GatewayLogRole", List.of("set", "keep")),
          Map.entry("HostedUiDomainPrefix", List.of("", "my-accounts")),
          Map.entry("Mfa", List.of("OPTIONAL", "OFF")),
          Map.entry("MinCapacity", List.of("0", "0.5")),
          Map.entry("Reader", List.of("none", "one")),
          Map.entry("RelayLogin", List.of("off", "on")),
          Map.entry("ReservedConcurrency", List.of("0", "50")),
          Map.entry("RotationDays", List.of("30", "0")),
          Map.entry("Slot", List.of("blue", "green")),
          Map.entry("SnapStart", List.of("on", "off")),
          Map.entry("SnapshotIdentifier", List.of("", "before-the-move")),
          Map.entry("TokenUse", List.of("id", "access")),
          Map.entry("UserPoolArn", List.of("", pool())),
          Map.entry("UserPoolPlan", List.of("ESSENTIALS", "LITE", "PLUS")),
          Map.entry("VpcId", List.of("", "vpc-0a1b2c3d")),
          Map.entry("Waf", List.of("off", "on")),
          Map.entry("WebAccessLog", List.of("off", "on")),
          Map.entry("WebPage", List.of("off", "on")));

  /** Choices that few other choices meet, so pairs of values are enough. */
  private static final Set<String> APART =
      Set.of("AvailabilityZones", "EventBus", "RelayLogin", "SnapStart");

  private Variants() {}

  static String pool() {
    return "arn:aws:cognito-idp:eu-west-1:444455556666:userpool/eu-west-1_Zy98Xw76V";
  }

  static String bus() {
    return "arn:aws:events:" + ACCOUNT + "event-bus/accounts";
  }

  /** What relay.yaml needs besides its defaults. */
  static Map<String, String> relay() {
    return Map.of(
        "EventBus",
        bus(),
        "ClusterArn",
        "arn:aws:rds:" + ACCOUNT + "cluster:accounts-dev-1",
        "RelaySecretArn",
        "arn:aws:secretsmanager:" + ACCOUNT + "secret:Relay-AbCdEf");
  }

  /** What api.yaml needs besides its defaults. */
  static Map<String, String> api() {
    return Map.of(
        "UserPoolId",
        "eu-central-1_Ab12Cd34E",
        "UserPoolClientIds",
        "1example23456789abcdefghij",
        "ClusterArn",
        "arn:aws:rds:" + ACCOUNT + "cluster:accounts-dev-1",
        "SecretArn",
        "arn:aws:secretsmanager:" + ACCOUNT + "secret:Application-AbCdEf");
  }

  private static Map<String, String> needed(String template) {
    return switch (template) {
      case "api" -> api();
      case "relay" -> relay();
      case "web" -> WebChecks.parameters();
      default -> Map.of();
    };
  }

  /** What must be given with a choice, so that the template's rules hold. */
  private static Map<String, String> with(String template, String name, String value) {
    if (value.isEmpty()) {
      return Map.of();
    }
    return switch (template + " " + name) {
      case "data VpcId", "main VpcId" -> Map.of("SubnetIds", "subnet-0a1b2c3d,subnet-0a1b2c3e");
      case "main UserPoolArn" ->
          Map.of(
              "UserPoolClientIds", "1example23456789abcdefghij",
              "UserPoolDomain", "sign-in.example.com");
      case "main DomainName", "web DomainName" ->
          Map.of("CertificateArn", "arn:aws:acm:us-east-1:111122223333:certificate/0a1b");
      case "api Adapter" ->
          Map.of(
              "JdbcUrl", "jdbc:postgresql://proxy.example.com:5432/accounts?sslmode=verify-full",
              "JdbcConnectArn", "arn:aws:rds-db:" + ACCOUNT + "dbuser:prx-1/accounts_service",
              "SubnetIds", "subnet-0a1b2c3d,subnet-0a1b2c3e",
              "SecurityGroupId", "sg-0a1b2c3d");
      default -> Map.of();
    };
  }

  /**
   * Every combination of choices that decides a condition of the template itself. Those that stand
   * apart have each value with each value of those others, but not with every combination.
   */
  static List<Map<String, String>> of(Template template) {
    List<Map<String, String>> variants = new ArrayList<>();
    variants.add(new LinkedHashMap<>(needed(template.name())));
    String conditions = template.section("Conditions") + "" + template.section("Rules");
    for (String name : template.section("Parameters").keySet()) {
      if (conditions.contains("{Ref=" + name + "}") && CHOICES.containsKey(name)) {
        variants =
            APART.contains(name)
                ? spread(variants, name)
                : multiplied(template.name(), variants, name);
      }
    }
    return variants.stream().filter(Variants::isAllowed).toList();
  }

  private static List<Map<String, String>> spread(List<Map<String, String>> variants, String name) {
    List<String> values = CHOICES.getOrDefault(name, List.of());
    for (int i = 0; i < variants.size(); i++) {
      variants.get(i).put(name, values.get(Integer.bitCount(i) % values.size()));
    }
    return variants;
  }

  private static List<Map<String, String>> multiplied(
      String template, List<Map<String, String>> variants, String name) {
    List<Map<String, String>> more = new ArrayList<>();
    for (Map<String, String> variant : variants) {
      for (String value : CHOICES.getOrDefault(name, List.of())) {
        Map<String, String> each = new LinkedHashMap<>(variant);
        each.put(name, value);
        each.putAll(with(template, name, value));
        more.add(each);
      }
    }
    return more;
  }

  /** Access tokens need a pool of one's own, as main.yaml's rule says. */
  private static boolean isAllowed(Map<String, String> variant) {
    boolean isWholeInstallation = variant.containsKey("AlarmEmail");
    return !isWholeInstallation
        || !"access".equals(variant.get("TokenUse"))
        || !"".equals(variant.get("UserPoolArn"));
  }
}
