package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.lambda.settings.Settings;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.PermissionRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The function reads what the template sets, in every variant, and nothing is left unread. */
class SettingsOfTheFunctionTest {
  private static final String VPC = "vpc-0a1b2c3d";
  private static final String SUBNETS = "subnet-0a1b2c3d,subnet-0a1b2c3e";

  @Test
  void overTheDataApiWithAPoolThatIsMade() {
    Settings settings =
        settings(
            Map.of(
                "AllowedOrigin", "https://accounts.example.com,http://localhost:4200",
                "AllowedHeaders", "traceparent"));

    assertThat(settings.storage()).isInstanceOf(Settings.Storage.DataApi.class);
    assertThat(settings.storage().toString())
        .contains("cluster:accounts-dev-1a2b3c4d-1", "secret:ApplicationSecret");
    assertThat(settings.allowedOrigins())
        .containsExactly("https://accounts.example.com", "http://localhost:4200");
    assertThat(settings.allowedHeaders()).containsExactly("traceparent");
    assertThat(settings.tokens().getFirst().issuer())
        .isEqualTo("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34E");
    assertThat(settings.tokens().getFirst().clientIds())
        .containsExactly("1example23456789abcdefghij");
    assertThat(settings.tokens().getFirst().use()).isEqualTo(TokenUse.ID);
    assertThat(settings.tokens().getFirst().tenantClaim()).isEqualTo("custom:tenantId");
  }

  @Test
  void theGatewayNamesTheOriginIfThereIsOne() {
    assertThat(gatewayOrigin("https://a.example.com")).isEqualTo("https://a.example.com");
    assertThat(gatewayOrigin("https://a.example.com,http://localhost:4200")).isEqualTo("*");
    assertThat(gatewayOrigin("*")).isEqualTo("*");
  }

  private static Object gatewayOrigin(String allowed) {
    Evaluation main =
        new Evaluation(Assembled.template("main"), Map.of("AllowedOrigin", allowed)).all();
    return Tree.child(Tree.child(main.resource("Application"), "Properties"), "Parameters")
        .getOrDefault("GatewayOrigin", "none");
  }

  @Test
  void overJdbcInAVpcOfYourOwn() {
    Settings settings = settings(Map.of("Adapter", "jdbc", "VpcId", VPC, "SubnetIds", SUBNETS));

    assertThat(settings.storage()).isInstanceOf(Settings.Storage.IamJdbc.class);
    assertThat(settings.storage().toString())
        .contains("jdbc:postgresql://accounts-dev-1a2b3c4d.proxy-", "accounts_service");
  }

  @Test
  void withAPoolOfYourOwnInAnotherRegionAndAccessTokens() {
    Settings settings =
        settings(
            Map.of(
                "UserPoolArn", Variants.pool(),
                "UserPoolClientIds", "one,two",
                "TokenUse", "access",
                "TenantClaim", "tenant"));

    assertThat(settings.tokens().getFirst().issuer())
        .isEqualTo("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Zy98Xw76V");
    assertThat(settings.tokens().getFirst().clientIds()).containsExactlyInAnyOrder("one", "two");
    assertThat(settings.tokens().getFirst().use()).isEqualTo(TokenUse.ACCESS);
    assertThat(settings.tokens().getFirst().tenantClaim()).isEqualTo("tenant");
  }

  @Test
  void everyoneMayDoEverythingUnlessGroupsAreMapped() {
    assertThat(settings(Map.of()).tokens().getFirst().permissions())
        .isEqualTo(PermissionRules.NONE);
  }

  @Test
  void theGuideMapsTheGroupsThatTheTemplateMakes() throws IOException {
    Matcher mapping =
        Pattern.compile("Permissions=\"(?<groups>[^\"]+)\"")
            .matcher(Files.readString(Path.of("../docs/how-to/give-permissions.md")));
    assertThat(mapping.find()).isTrue();
    Template auth = Assembled.template("auth");

    assertThat(
            settings(Map.of("Permissions", mapping.group("groups")))
                .tokens()
                .getFirst()
                .permissions()
                .byName()
                .keySet())
        .isEqualTo(
            Stream.of("Readers", "Editors", "Controllers")
                .map(group -> auth.properties(group).get("GroupName"))
                .collect(Collectors.toSet()));
  }

  private static Settings settings(Map<String, String> parameters) {
    return Settings.from(environment(parameters));
  }

  private static Map<String, String> environment(Map<String, String> parameters) {
    Evaluation main = new Evaluation(Assembled.template("main"), parameters).all();
    assertThat(main.problems()).isEmpty();
    Evaluation api = Objects.requireNonNull(main.nested().get("Application"));
    Map<String, Object> properties = Tree.child(api.resource("Function"), "Properties");
    Map<String, String> environment = new LinkedHashMap<>();
    Tree.child(Tree.child(properties, "Environment"), "Variables")
        .forEach((name, value) -> environment.put(name, String.valueOf(value)));
    return environment;
  }
}
