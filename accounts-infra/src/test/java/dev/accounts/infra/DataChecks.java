package dev.accounts.infra;

import java.util.List;
import java.util.Map;

/** What the database and its surroundings must be. */
final class DataChecks {
  private static final List<String> TOO_OLD = List.of("15.9", "16.0", "16.2", "17.3", "18.2");
  private static final List<String> VALID = List.of("16.3", "16.11", "17.4", "17.10", "18.3");

  private DataChecks() {}

  private static Map<String, Object> parameter(Template data, String name) {
    return Tree.child(data.section("Parameters"), name);
  }

  /** The Data API begins with 16.1, 17.4 and 18.3; the pause with 16.3. */
  static Problems engineVersion(Template data) {
    Problems problems = new Problems();
    Map<String, Object> parameter = parameter(data, "EngineVersion");
    String pattern = String.valueOf(parameter.get("AllowedPattern"));
    TOO_OLD.forEach(old -> problems.unless(!old.matches(pattern), old + " is allowed"));
    VALID.forEach(valid -> problems.unless(valid.matches(pattern), valid + " is not allowed"));
    return problems
        .expect("engine", cluster(data).get("Engine"), "aurora-postgresql")
        .expect("version", cluster(data).get("EngineVersion"), Problems.ref("EngineVersion"))
        .expect("Data API", cluster(data).get("EnableHttpEndpoint"), true);
  }

  static Problems capacity(Template data) {
    Map<String, Object> scaling = Tree.child(cluster(data), "ServerlessV2ScalingConfiguration");
    List<Object> least =
        Tree.list(parameter(data, "MinCapacity").getOrDefault("AllowedValues", List.of()));
    Object pause =
        Map.of(
            "Fn::If",
            List.of(
                "MayPause", Problems.ref("SecondsUntilAutoPause"), Problems.ref("AWS::NoValue")));
    return new Problems()
        .expect("least", scaling.get("MinCapacity"), Problems.ref("MinCapacity"))
        .expect("most", scaling.get("MaxCapacity"), Problems.ref("MaxCapacity"))
        .expect("pause", scaling.get("SecondsUntilAutoPause"), pause)
        .unless(least.contains(0L), "the cluster can never pause")
        .unless(
            data.all("AWS::RDS::DBInstance").values().stream()
                .allMatch(instance -> "db.serverless".equals(instance.get("DBInstanceClass"))),
            "an instance is not serverless");
  }

  static Problems safeKeeping(Template data) {
    Map<String, Object> cluster = data.resource("Cluster");
    return new Problems()
        .expect("deletion", cluster.get("DeletionPolicy"), "Snapshot")
        .expect("replacement", cluster.get("UpdateReplacePolicy"), "Snapshot")
        .expect(
            "backups",
            cluster(data).get("BackupRetentionPeriod"),
            Problems.ref("BackupRetentionDays"))
        .expect(
            "protection",
            cluster(data).get("DeletionProtection"),
            Map.of("Fn::If", List.of("ProtectsDeletion", true, false)))
        .expect(
            "default of protection", parameter(data, "DeletionProtection").get("Default"), "true")
        .expect(
            "encryption",
            cluster(data).get("StorageEncrypted"),
            Map.of("Fn::If", List.of("StartsFromSnapshot", Problems.ref("AWS::NoValue"), true)))
        .expect("logs", cluster(data).get("EnableCloudwatchLogsExports"), List.of("postgresql"))
        .expect(
            "TLS",
            Tree.child(data.properties("ClusterParameters"), "Parameters").get("rds.force_ssl"),
            "1");
  }

  static Problems instances(Template data) {
    Problems problems = new Problems();
    data.all("AWS::RDS::DBInstance")
        .forEach((id, instance) ->
            problems
                .expect(id + ": public", instance.get("PubliclyAccessible"), false)
                .expect(id + ": insights", instance.get("EnablePerformanceInsights"), true));
    return problems
        .expect("reader", data.resource("ReadingInstance").get("Condition"), "HasReader")
        .expect("zones", zones(data, ""), List.of("eu-central-1a", "eu-central-1b"))
        .expect(
            "chosen zones",
            zones(data, "eu-central-1c,eu-central-1a"),
            List.of("eu-central-1c", "eu-central-1a"));
  }

  private static List<Object> zones(Template data, String chosen) {
    Evaluation evaluation = new Evaluation(data, Map.of("AvailabilityZones", chosen));
    return List.of(zone(evaluation, "PrivateSubnetA"), zone(evaluation, "PrivateSubnetB"));
  }

  private static Object zone(Evaluation evaluation, String subnet) {
    return Tree.child(evaluation.resource(subnet), "Properties")
        .getOrDefault("AvailabilityZone", "none");
  }

  /** No way in but from the proxy, and none out. */
  static Problems wayIn(Template data) {
    Problems problems = new Problems();
    data.all("AWS::EC2::SecurityGroup")
        .forEach((id, group) ->
            problems
                .unless(!group.containsKey("SecurityGroupIngress"), id + " lets others in")
                .unless(group.containsKey("SecurityGroupEgress"), id + " lets everything out"));
    data.all("AWS::EC2::SecurityGroupIngress")
        .forEach((id, rule) ->
            problems
                .unless(
                    rule.containsKey("SourceSecurityGroupId")
                        && !rule.containsKey("CidrIp")
                        && !rule.containsKey("CidrIpv6"),
                    id + " lets addresses in")
                .expect(id + ": port", rule.get("FromPort"), cluster(data).get("Port"))
                .expect(id + ": last port", rule.get("ToPort"), cluster(data).get("Port")));
    return problems;
  }

  static Problems masterPassword(Template data) {
    Object secret = Problems.attribute("Cluster", "MasterUserSecret.SecretArn");
    Problems problems =
        new Problems()
            .expect("managed", cluster(data).get("ManageMasterUserPassword"), true)
            .unless(
                !cluster(data).containsKey("MasterUserPassword"), "the template holds a password")
            .expect("the migration's", data.properties("Schema").get("MasterSecretArn"), secret);
    Map<String, Object> generated =
        Tree.child(data.properties("ApplicationSecret"), "GenerateSecretString");
    return problems
        .expect(
            "template",
            generated.get("SecretStringTemplate"),
            "{\"username\":\"accounts_service\"}")
        .expect("key", generated.get("GenerateStringKey"), "password")
        .expect("the application's", value(data, "SecretArn"), Problems.ref("ApplicationSecret"));
  }

  static Problems migration(Template data, String migrationsHash) {
    Map<String, Object> schema = data.properties("Schema");
    return new Problems()
        .expect("type", data.resource("Schema").get("Type"), "Custom::AccountsSchema")
        .expect("waits for", data.resource("Schema").get("DependsOn"), "Writer")
        .expect("key", schema.get("MigrationsHash"), migrationsHash)
        .expect("by", schema.get("ServiceToken"), Problems.attribute("MigrationFunction", "Arn"))
        .expect("patience", schema.get("ServiceTimeout"), "900")
        .expect("time", data.properties("MigrationFunction").get("Timeout"), 900L)
        .expect("cluster", schema.get("ClusterArn"), Problems.attribute("Cluster", "DBClusterArn"))
        .expect("user", schema.get("ApplicationSecretArn"), Problems.ref("ApplicationSecret"))
        .unless(
            !data.properties("MigrationFunction").containsKey("VpcConfig"),
            "the migration is in the VPC, where it reaches nothing");
  }

  static Problems rotation(Template data) {
    Map<String, Object> permission = data.properties("RotationPermission");
    Map<String, Object> variables =
        Tree.child(Tree.child(data.properties("RotationFunction"), "Environment"), "Variables");
    Map<String, Object> wanted =
        Map.of(
            "ACCOUNTS_DATAAPI_RESOURCE_ARN", Problems.attribute("Cluster", "DBClusterArn"),
            "ACCOUNTS_MASTER_SECRET_ARN",
                Problems.attribute("Cluster", "MasterUserSecret.SecretArn"),
            "ACCOUNTS_DATAAPI_DATABASE", "accounts");
    return new Problems()
        .expect("settings", variables, wanted)
        .expect("caller", permission.get("Principal"), "secretsmanager.amazonaws.com")
        .expect("for", permission.get("SourceArn"), Problems.ref("ApplicationSecret"))
        .expect(
            "which secret",
            data.properties("Rotation").get("SecretId"),
            Problems.ref("ApplicationSecret"))
        .expect("at once", data.properties("Rotation").get("RotateImmediatelyOnUpdate"), false)
        .unless(
            Tree.list(data.resource("Rotation").get("DependsOn")).contains("Schema"),
            "it does not wait for the user");
  }

  static Problems jdbc(Template data) {
    Problems problems = new Problems();
    for (String id : List.of("Proxy", "ProxyTargets", "ProxyRole", "FunctionSecurityGroup")) {
      problems.expect(id, data.resource(id).get("Condition"), "UsesJdbc");
    }
    Map<String, Object> proxy = data.properties("Proxy");
    Map<String, Object> login =
        Tree.map(Tree.list(proxy.getOrDefault("Auth", List.of(Map.of()))).getFirst());
    return problems
        .expect(
            "port",
            cluster(data).get("Port"),
            data.properties("ProxyToCluster").getOrDefault("FromPort", "none"))
        .expect("TLS", proxy.get("RequireTLS"), true)
        .expect("IAM", login.get("IAMAuth"), "REQUIRED")
        .expect("secret", login.get("SecretArn"), Problems.ref("ApplicationSecret"))
        .unless(
            String.valueOf(value(data, "JdbcUrl")).contains("sslmode=verify-full"),
            "the proxy's name is not verified");
  }

  /** A snapshot brings name, user and encryption along, and refuses others. */
  static Problems snapshot(Template data) {
    Evaluation restored =
        new Evaluation(data, Map.of("SnapshotIdentifier", "before-the-move", "Generation", "2"));
    Map<String, Object> properties = Tree.child(restored.resource("Cluster"), "Properties");
    Problems problems =
        new Problems()
            .expect("snapshot", properties.get("SnapshotIdentifier"), "before-the-move")
            .expect("name", properties.get("DBClusterIdentifier"), "accounts-dev-1a2b3c4d-2");
    for (String inherited : List.of("MasterUsername", "DatabaseName", "StorageEncrypted")) {
      problems.unless(!properties.containsKey(inherited), inherited + " is said");
    }
    return problems.unless(
        !Constraints.problems(data, new Evaluation(data, Map.of("Generation", "2")).parameters())
            .isEmpty(),
        "a new, empty cluster takes the place of the old one");
  }

  private static Map<String, Object> cluster(Template data) {
    return data.properties("Cluster");
  }

  private static Object value(Template data, String output) {
    return Tree.child(data.section("Outputs"), output).getOrDefault("Value", "nothing");
  }
}
