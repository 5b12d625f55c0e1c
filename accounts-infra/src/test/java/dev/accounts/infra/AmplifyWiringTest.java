package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drop-in fits together, and a mistake in it is found. */
class AmplifyWiringTest {
  private static final Path SOURCES = Path.of("amplify");
  private static final String CLUSTER = "rds/accountsCluster/";
  private static final String API = "rest/accountsApi/";
  private static final String CONFIG = "backend-config.json";

  @TempDir Path directory;

  private Path backend = Path.of("");

  @BeforeEach
  void assemble() throws IOException {
    new Amplify(Assembled.deploymentOf("the function"), SOURCES).writeTo(directory);
    backend = directory.resolve("gen1");
  }

  @Test
  void everythingFits() throws IOException {
    assertThat(AmplifyWiring.in(backend)).isEmpty();
  }

  @Test
  void parametersWithACapitalLetterAreFound() throws IOException {
    Path parameters = backend.resolve(CLUSTER + "parameters.json");
    Files.move(parameters, parameters.resolveSibling("Parameters.json"));

    assertThat(AmplifyWiring.in(backend)).anyMatch(it -> it.contains("no parameters.json"));
  }

  @Test
  void aSecondTemplateIsFound() throws IOException {
    Files.writeString(backend.resolve(CLUSTER + "old-template.yaml"), "{}");

    assertThat(AmplifyWiring.in(backend)).anyMatch(it -> it.endsWith("2 templates"));
  }

  @Test
  void aCategoryOfAmplifysOwnIsFound() throws IOException {
    Files.move(backend.resolve("rest"), backend.resolve("api"));
    change(CONFIG, "\"rest\": {", "\"api\": {");

    assertThat(AmplifyWiring.in(backend)).contains("api is a category of Amplify's own");
  }

  @Test
  void anAttributeThatIsNoOutputIsFound() throws IOException {
    change(CONFIG, "\"Database\"]", "\"DatabaseName\"]");

    assertThat(AmplifyWiring.in(backend))
        .anyMatch(it -> it.endsWith("has no output DatabaseName"))
        .anyMatch(it -> it.endsWith("has no parameter rdsaccountsClusterDatabaseName"));
  }

  @Test
  void anOutputThatIsNotAlwaysThereIsFound() throws IOException {
    change(CONFIG, "\"Database\"]", "\"Database\", \"JdbcUrl\"]");

    assertThat(AmplifyWiring.in(backend)).anyMatch(it -> it.endsWith("has no output JdbcUrl"));
  }

  @Test
  void anAttributeThatNoCallerPassesIsFound() throws IOException {
    change(CONFIG, ", \"AppClientIDWeb\"", "");

    assertThat(AmplifyWiring.in(backend))
        .anyMatch(it -> it.endsWith("gets nothing for authMYPOOLAppClientIDWeb"));
  }

  @Test
  void aTemplateWithoutTheEnvironmentIsFound() throws IOException {
    change(API + "template.json", "\"env\" : {", "\"environment\" : {");

    assertThat(AmplifyWiring.in(backend)).anyMatch(it -> it.endsWith("has no parameter env"));
  }

  @Test
  void aValueForNoParameterIsFound() throws IOException {
    change(API + "parameters.json", "AllowedOrigin", "Origin");

    assertThat(AmplifyWiring.in(backend)).anyMatch(it -> it.endsWith("has no parameter Origin"));
  }

  @Test
  void aReferenceThatTheRootStackDoesNotHaveIsFound() throws IOException {
    change(API + "parameters.json", "DeploymentBucketName", "DeploymentBucket");

    assertThat(AmplifyWiring.in(backend)).anyMatch(it -> it.contains("takes CodeBucket from"));
  }

  private void change(String file, String old, String changed) throws IOException {
    Path path = backend.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, changed));
  }
}
