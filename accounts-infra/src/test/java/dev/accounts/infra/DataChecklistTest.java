package dev.accounts.infra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The database's points of the checklist. */
class DataChecklistTest {
  private static final String CLUSTER = "/Resources/Cluster/Properties";

  @TestFactory
  Stream<DynamicContainer> cluster() {
    return Point.tests(
        new Point("9. a version that has the Data API", "data", DataChecks::engineVersion)
            .findsThat("any version is allowed", "/Parameters/EngineVersion/AllowedPattern", "^.*$")
            .findsThat("the version is fixed", CLUSTER + "/EngineVersion", "17.4")
            .findsThat("the Data API is off", CLUSTER + "/EnableHttpEndpoint", false),
        new Point(
                "10. capacity by parameters, with a pause when idle", "data", DataChecks::capacity)
            .findsThatIsMissing(CLUSTER + "/ServerlessV2ScalingConfiguration/SecondsUntilAutoPause")
            .findsThat(
                "the cluster never pauses",
                "/Parameters/MinCapacity/AllowedValues",
                List.of(1L, 2L))
            .findsThat(
                "an instance has a fixed size",
                "/Resources/Writer/Properties/DBInstanceClass",
                "db.r8g.large"),
        new Point(
                "11. what is kept stays kept, encrypted and watched",
                "data",
                DataChecks::safeKeeping)
            .findsThat("deletion loses data", "/Resources/Cluster/DeletionPolicy", "Delete")
            .findsThatIsMissing("/Resources/Cluster/UpdateReplacePolicy")
            .findsThatIsMissing(CLUSTER + "/BackupRetentionPeriod")
            .findsThatIsMissing(CLUSTER + "/DeletionProtection")
            .findsThatIsMissing(CLUSTER + "/StorageEncrypted")
            .findsThatIsMissing(CLUSTER + "/EnableCloudwatchLogsExports")
            .findsThat(
                "connections need no TLS",
                "/Resources/ClusterParameters/Properties/Parameters/rds.force_ssl",
                "0"),
        new Point(
                "11. a writer, a reader if wanted, two zones, nothing public",
                "data",
                DataChecks::instances)
            .findsThat(
                "the writer is public", "/Resources/Writer/Properties/PubliclyAccessible", true)
            .findsThatIsMissing("/Resources/ReadingInstance/Condition")
            .findsThatIsMissing("/Resources/Writer/Properties/EnablePerformanceInsights")
            .findsThat(
                "the zone is not the chosen one",
                "/Resources/PrivateSubnetA/Properties/AvailabilityZone",
                Map.of("Fn::Select", List.of(0L, Map.of("Fn::GetAZs", ""))))
            .findsThat(
                "both subnets are in one zone",
                "/Resources/PrivateSubnetB/Properties/AvailabilityZone",
                Map.of("Fn::Select", List.of(0L, Map.of("Fn::GetAZs", "")))),
        new Point("11. no way in but through the proxy", "data", DataChecks::wayIn)
            .findsThat(
                "the world may connect", "/Resources/ProxyToCluster/Properties/CidrIp", "0.0.0.0/0")
            .findsThat(
                "the proxy listens elsewhere",
                "/Resources/FunctionToProxy/Properties/FromPort",
                3306L)
            .findsThat(
                "the group lets in by itself",
                "/Resources/ClusterSecurityGroup/Properties/SecurityGroupIngress",
                List.of())
            .findsThatIsMissing("/Resources/ClusterSecurityGroup/Properties/SecurityGroupEgress"),
        new Point(
                "11. a snapshot is restored with what it brings along",
                "data",
                DataChecks::snapshot)
            .findsThat("the user is named", CLUSTER + "/MasterUsername", "accounts_admin")
            .findsThatIsMissing("/Rules/ANewGenerationNeedsItsSnapshot")
            .findsThat("the snapshot is not taken", CLUSTER + "/SnapshotIdentifier", "")
            .findsThat(
                "the old cluster's name is taken", CLUSTER + "/DBClusterIdentifier", "accounts"));
  }

  @TestFactory
  Stream<DynamicContainer> secretsAndSchema() {
    return Point.tests(
        new Point(
                "12. the master's password is Aurora's and the migration's alone",
                "data",
                DataChecks::masterPassword)
            .findsThat("it is not managed", CLUSTER + "/ManageMasterUserPassword", false)
            .findsThat("it stands in the template", CLUSTER + "/MasterUserPassword", "secret")
            .findsThat(
                "the application is the master",
                "/Outputs/SecretArn/Value",
                Problems.attribute("Cluster", "MasterUserSecret.SecretArn"))
            .findsThatIsMissing("/Resources/ApplicationSecret/Properties/GenerateSecretString"),
        new Point(
                "13. the function for tenants may call the database as the master",
                "data",
                it ->
                    AccessChecks.mayOnly(
                        it,
                        "TenantsRole",
                        Set.of(
                            "rds-data:ExecuteStatement",
                            "secretsmanager:GetSecretValue",
                            "logs:CreateLogStream",
                            "logs:PutLogEvents")))
            .findsThat(
                "it may do everything over the Data API",
                "/Resources/TenantsRole/Properties/Policies/0/PolicyDocument/Statement/0/Action",
                "rds-data:*"),
        new Point("13. no * but where IAM takes nothing else", "data", AccessChecks::leastPrivilege)
            .findsThat(
                "every secret may be read",
                "/Resources/MigrationRole/Properties/Policies/0/PolicyDocument/Statement/1/Resource",
                "*"),
        new Point(
                "13. the migration may migrate",
                "data",
                it ->
                    AccessChecks.mayOnly(
                        it,
                        "MigrationRole",
                        Set.of(
                            "rds-data:ExecuteStatement",
                            "secretsmanager:GetSecretValue",
                            "logs:CreateLogStream",
                            "logs:PutLogEvents")))
            .findsThat(
                "it may do more",
                "/Resources/MigrationRole/Properties/Policies/0/PolicyDocument/Statement/0/Action",
                List.of("rds-data:ExecuteStatement", "rds:DeleteDBCluster")),
        new Point(
                "14. migrations run over the Data API, once for each change",
                "data",
                it -> DataChecks.migration(it, Placeholders.hashOfMigrations()))
            .findsThat(
                "changed migrations are not noticed",
                "/Resources/Schema/Properties/MigrationsHash",
                "TheMigrationsHash")
            .findsThatIsMissing("/Resources/Schema/DependsOn")
            .findsThatIsMissing("/Resources/Schema/Properties/ServiceTimeout")
            .findsThat("it has no time", "/Resources/MigrationFunction/Properties/Timeout", 3L)
            .findsThat(
                "it is in the VPC", "/Resources/MigrationFunction/Properties/VpcConfig", Map.of()),
        new Point(
                "13. the rotation may rotate the secrets of users",
                "data",
                it ->
                    AccessChecks.mayOnly(
                        it,
                        "RotationRole",
                        Set.of(
                            "rds-data:ExecuteStatement",
                            "secretsmanager:DescribeSecret",
                            "secretsmanager:GetSecretValue",
                            "secretsmanager:PutSecretValue",
                            "secretsmanager:UpdateSecretVersionStage",
                            "logs:CreateLogStream",
                            "logs:PutLogEvents")))
            .findsThat(
                "it may delete it",
                "/Resources/RotationRole/Properties/Policies/0/PolicyDocument/Statement/2/Action",
                List.of("secretsmanager:DeleteSecret")),
        new Point("12. the application's password changes by itself", "data", DataChecks::rotation)
            .findsThat(
                "it changes before there is a user",
                it -> it.without("/Resources/Rotation/DependsOn"))
            .findsThat(
                "anybody may start it", "/Resources/RotationPermission/Properties/Principal", "*")
            .findsThatIsMissing("/Resources/RotationPermission/Properties/SourceArn")
            .findsThatIsMissing(
                "/Resources/RotationFunction/Properties/Environment/Variables/ACCOUNTS_MASTER_SECRET_ARN"),
        new Point("14. every handler is there", "data", FunctionChecks::handlers)
            .findsThat(
                "a handler is not there",
                "/Resources/MigrationFunction/Properties/Handler",
                "dev.accounts.Migration"),
        new Point(
                "15. JDBC goes through the proxy with IAM credentials, if wanted",
                "data",
                DataChecks::jdbc)
            .findsThatIsMissing("/Resources/Proxy/Condition")
            .findsThatIsMissing(CLUSTER + "/Port")
            .findsThat("TLS is optional", "/Resources/Proxy/Properties/RequireTLS", false)
            .findsThat(
                "a password would do", "/Resources/Proxy/Properties/Auth/0/IAMAuth", "DISABLED")
            .findsThat(
                "the proxy's name is not verified",
                "/Outputs/JdbcUrl/Value",
                "jdbc:postgresql://x/accounts?sslmode=require"));
  }
}
