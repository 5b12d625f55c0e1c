package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every template keeps to, and point 18 of the checklist. */
class EveryTemplateTest {
  /** A template in a bucket may have this many bytes. */
  private static final int LARGEST = 1_000_000;

  @TestFactory
  Stream<DynamicContainer> everyTemplate() {
    return CloudFormation.names().stream()
        .flatMap(name ->
            Point.tests(
                new Point(
                        name + ": parameters are described, bounded and used",
                        name,
                        TemplateChecks::parameters)
                    .findsThat(
                        "one is not used",
                        it ->
                            it.with(
                                "/Parameters/Unused",
                                Map.of(
                                    "Type",
                                    "String",
                                    "Description",
                                    "Nothing.",
                                    "AllowedValues",
                                    List.of("a"))))
                    .findsThatIsMissing("/Parameters/Environment/Description")
                    .findsThatIsMissing("/Parameters/Environment/AllowedPattern"),
                new Point(
                        name + ": parameters are grouped for people",
                        name,
                        TemplateChecks::parameterGroups)
                    .findsThatIsMissing(
                        "/Metadata/AWS::CloudFormation::Interface/ParameterGroups/0"),
                new Point(
                        name + ": tags and groups are named as AWS allows",
                        name,
                        TemplateChecks::allowedCharacters)
                    .findsThat(
                        "a tag has an apostrophe",
                        "/Resources/Other",
                        Map.of("Tags", List.of(Map.of("Key", "Of", "Value", "the region's"))))
                    .findsThat(
                        "a group has an apostrophe",
                        "/Resources/Other",
                        Map.of("Properties", Map.of("GroupDescription", "the region's"))),
                new Point(
                        name + ": what has data says what becomes of it",
                        name,
                        TemplateChecks::keepers)
                    .findsThat(
                        "a secret goes when it is replaced",
                        "/Resources/Other",
                        Map.of("Type", "AWS::SecretsManager::Secret", "DeletionPolicy", "Retain")),
                new Point(
                        name + ": a creation that fails leaves nothing behind",
                        name,
                        TemplateChecks::leftovers)
                    .findsThat(
                        "a bucket stays", "/Resources/Other", Map.of("DeletionPolicy", "Retain"))
                    .findsThat(
                        "the role of the region's setting goes",
                        "/Resources/Other",
                        Map.of("Condition", "SetsGatewayLogRole")),
                new Point(name + ": nothing is open to every account", name, AccessChecks::callers)
                    .findsThat(
                        "a policy allows it to everyone",
                        "/Resources/Other",
                        Map.of("Policy", Map.of("Effect", "Allow", "Principal", "*")))
                    .findsThat(
                        "a permission names no source",
                        "/Resources/Other",
                        Map.of("Type", "AWS::Lambda::Permission", "Properties", Map.of()))
                    .findsThat(
                        "a function has a password in its environment",
                        "/Resources/Other",
                        Map.of("Variables", Map.of("DB_PASSWORD", "secret")))
                    .findsThat(
                        "a policy allows all but some actions",
                        "/Resources/Other",
                        Map.of("Effect", "Allow", "NotAction", "iam:*")),
                new Point(name + ": every condition is asked for", name, TemplateChecks::conditions)
                    .findsThat(
                        "one is not",
                        "/Conditions/IsIdle",
                        Map.of("Fn::Equals", List.of("a", "b"))),
                new Point(name + ": 18. ARNs fit every partition", name, AccessChecks::partitions)
                    .findsThat(
                        "one does not",
                        it -> it.with("/Outputs/Other", Map.of("Value", "arn:aws:s3:::bucket"))),
                new Point(
                        name + ": 18. every reference leads somewhere, whatever is chosen",
                        name,
                        TemplateChecks::references)
                    .findsThat(
                        "an output is of nothing",
                        "/Outputs/Other",
                        Map.of("Value", Problems.ref("Nothing")))
                    .findsThat(
                        "a resource waits for nothing",
                        "/Resources/Other",
                        Map.of("Type", "AWS::SNS::Topic", "DependsOn", "Nothing"))
                    .findsThat(
                        "a condition is not there",
                        "/Resources/Other",
                        Map.of("Type", "AWS::SNS::Topic", "Condition", "Nothing"))));
  }

  @TestFactory
  Stream<DynamicContainer> conditions() {
    return Point.tests(
        new Point("18. your own VPC", "data", TemplateChecks::references)
            .findsThat(
                "the made one is used anyway",
                "/Resources/ClusterSecurityGroup/Properties/VpcId",
                Problems.ref("Vpc"))
            .findsThat(
                "the made subnets are used anyway",
                "/Resources/SubnetGroup/Properties/SubnetIds",
                List.of(Problems.ref("PrivateSubnetA")))
            .findsThat(
                "the proxy is named without being there",
                it -> it.without("/Outputs/JdbcUrl/Condition")),
        new Point("18. your own user pool", "main", TemplateChecks::references)
            .findsThat(
                "the made one is used anyway",
                "/Resources/Application/Properties/Parameters/UserPoolId",
                Problems.attribute("Auth", "Outputs.UserPoolId"))
            .findsThat(
                "its id is named without being there",
                it -> it.without("/Outputs/ClientId/Condition")),
        new Point("18. the parts fit together", "main", TemplateChecks::references)
            .findsThatIsMissing("/Resources/Application/Properties/Parameters/ClusterArn")
            .findsThat(
                "a part has no such parameter",
                "/Resources/Data/Properties/Parameters/Colour",
                "red")
            .findsThat(
                "a part does not take the value",
                "/Resources/Data/Properties/Parameters/Reader",
                "three")
            .findsThat(
                "a part has no such output",
                "/Resources/Application/Properties/Parameters/ClusterArn",
                Problems.attribute("Data", "Outputs.Arn"))
            .findsThat(
                "the relay has no user", "/Resources/Data/Properties/Parameters/RelayLogin", "off")
            .findsThat(
                "JDBC's way is not named",
                "/Resources/Application/Properties/Parameters/JdbcUrl",
                ""),
        new Point(
                "18. whole and parts take the same values", "main", TemplateChecks::sameConstraints)
            .findsThat(
                "the whole takes more", "/Parameters/MaxCapacity/AllowedValues", List.of(512L)));
  }

  @Test
  void noPlaceholderIsLeftAndEveryTemplateIsSmallEnough() {
    Assembled.deploymentOf("x")
        .templates()
        .forEach((name, text) -> {
          assertThat(text)
              .as(name)
              .doesNotContainPattern("The(BodyHash|ZipHash|MigrationsHash|ContentSecurityPolicy)");
          assertThat(text.length()).as(name).isLessThan(LARGEST);
        });
  }

  @Test
  void theSameInputGivesTheSameTemplates() {
    assertThat(Assembled.deploymentOf("x").templates())
        .isEqualTo(Assembled.deploymentOf("x").templates());
  }

  @Test
  void templatesAndZipsAreWrittenSideBySide(@TempDir Path directory) throws IOException {
    Assembled.deploymentOf("some code").writeTo(directory.resolve("deployment"));

    try (Stream<Path> files = Files.list(directory.resolve("deployment"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "main.yaml",
              "auth.yaml",
              "data.yaml",
              "api.yaml",
              "relay.yaml",
              "web.yaml",
              "accounts-lambda.zip",
              "accounts-operations.zip");
    }
    assertThat(directory.resolve("deployment/accounts-lambda.zip")).hasContent("some code");
  }

  @Test
  void aMissingZipIsNamedWithTheCommandThatBuildsIt(@TempDir Path directory) {
    assertThatThrownBy(() -> Deployment.of(Path.of("pom.xml"), directory.resolve("none.zip")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.zip")
        .hasMessageContaining("./mvnw package -pl accounts-infra -am");
  }
}
