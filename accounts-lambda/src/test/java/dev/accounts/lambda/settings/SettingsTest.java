package dev.accounts.lambda.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.domain.Permission;
import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.PermissionRules;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "ACCOUNTS_ADAPTER", "jdbc",
              "ACCOUNTS_JDBC_URL", "jdbc:postgresql://db:5432/accounts?password=hidden1",
              "ACCOUNTS_JDBC_USER", "app",
              "ACCOUNTS_JDBC_PASSWORD", "hidden2",
              "ACCOUNTS_ISSUER", "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
              "ACCOUNTS_CLIENT_ID", "client",
              "ACCOUNTS_ALLOWED_ORIGIN", "https://app.example.com:8443"));

  @Test
  void whatCognitoNeedsIsTheDefault() {
    AcceptedTokens tokens = Settings.from(environment).tokens().getFirst();

    assertThat(tokens.keys())
        .hasToString(
            "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc/.well-known/jwks.json");
    assertThat(tokens.use()).isEqualTo(TokenUse.ID);
    assertThat(tokens.tenantClaim()).isEqualTo("custom:tenantId");
    assertThat(tokens.clientIds()).containsExactly("client");
  }

  @Test
  void everythingThatIsMissingIsReportedAtOnce() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.from(Map.of("ACCOUNTS_ADAPTER", "jdbc")))
        .withMessageContainingAll(
            "set ACCOUNTS_JDBC_URL to jdbc:postgresql://HOST:PORT/DATABASE",
            "set ACCOUNTS_JDBC_USER to",
            "set ACCOUNTS_ISSUER to",
            "set ACCOUNTS_CLIENT_ID to",
            "set ACCOUNTS_ALLOWED_ORIGIN to");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.from(Map.of()))
        .withMessageContaining("set ACCOUNTS_ADAPTER to dataapi, jdbc or memory");
  }

  @Test
  void theDataApiNeedsAClusterASecretAndADatabase() {
    environment.put("ACCOUNTS_ADAPTER", "dataapi");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.from(environment))
        .withMessageContainingAll(
            "set ACCOUNTS_DATAAPI_RESOURCE_ARN to the ARN of the Aurora cluster",
            "set ACCOUNTS_DATAAPI_SECRET_ARN to",
            "set ACCOUNTS_DATAAPI_DATABASE to");

    environment.put("ACCOUNTS_DATAAPI_RESOURCE_ARN", "arn:aws:s3:::bucket");
    environment.put("ACCOUNTS_DATAAPI_SECRET_ARN", "a-secret");
    environment.put("ACCOUNTS_DATAAPI_ENDPOINT", "https://example.com");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.from(environment))
        .withMessageContainingAll(
            "ACCOUNTS_DATAAPI_RESOURCE_ARN must be like arn:aws:rds:REGION:ACCOUNT:",
            "ACCOUNTS_DATAAPI_SECRET_ARN must be like arn:aws:secretsmanager:REGION:ACCOUNT:",
            "ACCOUNTS_DATAAPI_ENDPOINT must be a URL of this machine");
  }

  @Test
  void theRegionIsThatOfTheCluster() {
    environment.put("ACCOUNTS_ADAPTER", "dataapi");
    environment.put(
        "ACCOUNTS_DATAAPI_RESOURCE_ARN", "arn:aws-cn:rds:cn-north-1:000000000000:cluster:c");
    environment.put(
        "ACCOUNTS_DATAAPI_SECRET_ARN",
        "arn:aws-cn:secretsmanager:cn-north-1:000000000000:secret:s");
    environment.put("ACCOUNTS_DATAAPI_DATABASE", "accounts");
    assertThat(Settings.from(environment).storage())
        .isInstanceOfSatisfying(
            Storage.DataApi.class, cluster -> assertThat(cluster.region()).isEqualTo("cn-north-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "ACCOUNTS_ADAPTER, oracle",
    "ACCOUNTS_JDBC_URL, jdbc:mysql://db",
    "ACCOUNTS_ISSUER, http://cognito.example.com/pool",
    "ACCOUNTS_ISSUER, cognito",
    "ACCOUNTS_ISSUER, 'https://a b'",
    "ACCOUNTS_JWKS_URL, ftp://127.0.0.1/keys",
    "ACCOUNTS_JWKS_URL, http://192.168.0.1/keys",
    "ACCOUNTS_TOKEN_USE, both",
    "ACCOUNTS_CLIENT_ID, ','",
    "ACCOUNTS_CLIENT_ID, 'one two'",
    "ACCOUNTS_CLIENT_ID, one;two",
    "ACCOUNTS_ISSUER, 'https://a.example/x,https://b.example/y'",
    "ACCOUNTS_ISSUER, https://a.example;https://a.example",
    "ACCOUNTS_ISSUER, https://a.example;",
    "ACCOUNTS_ISSUER, https://a.example?x",
    "ACCOUNTS_ISSUER, https://user@a.example",
    "ACCOUNTS_JWKS_URL, https://a.example;https://b.example",
    "ACCOUNTS_TENANT_CLAIM, 'a b'",
    "ACCOUNTS_TENANT_CLAIM, a;b",
    "ACCOUNTS_TOKEN_USE, id;id",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql:",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql://db:5432",
    "ACCOUNTS_JDBC_URL, 'jdbc:postgresql://db:5432/a b'",
    "ACCOUNTS_JDBC_AUTHENTICATION, kerberos",
    "ACCOUNTS_BASE_PATH, finance",
    "ACCOUNTS_BASE_PATH, /finance/",
    "ACCOUNTS_BASE_PATH, /",
    "ACCOUNTS_ALLOWED_ORIGIN, https://App.example.com",
    "ACCOUNTS_ALLOWED_ORIGIN, https://app.example.com:443",
    "ACCOUNTS_ALLOWED_ORIGIN, ftp://app.example.com",
    "ACCOUNTS_ALLOWED_ORIGIN, https://app.example.com/",
    "ACCOUNTS_ALLOWED_ORIGIN, app.example.com",
    "ACCOUNTS_ALLOWED_ORIGIN, 'https://a.example,,https://b.example'",
    "ACCOUNTS_ALLOWED_ORIGIN, 'https://a.example, *'",
    "ACCOUNTS_ALLOWED_HEADERS, 'traceparent, two words'",
    "ACCOUNTS_ALLOWED_HEADERS, 'traceparent,'",
    "ACCOUNTS_PERMISSIONS, readers",
    "ACCOUNTS_PERMISSIONS, readers=",
    "ACCOUNTS_PERMISSIONS, =read",
    "ACCOUNTS_PERMISSIONS, readers=READ",
    "ACCOUNTS_PERMISSIONS, readers=read|write",
    "ACCOUNTS_PERMISSIONS, 'readers=read,'",
    "ACCOUNTS_PERMISSIONS, 'all readers=read'",
    "ACCOUNTS_PERMISSIONS, 'readers=read,readers=read+write'",
    "ACCOUNTS_PERMISSIONS, readers=read;",
  })
  void whatIsWrongIsNamed(String name, String value) {
    environment.put(name, value);

    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.from(environment))
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }

  @Test
  void severalUserPoolsHaveTheirOwnClientsKeysAndClaims() {
    environment.put("ACCOUNTS_ISSUER", "https://a.example/one; https://b.example/two");
    environment.put("ACCOUNTS_CLIENT_ID", "a1,a2; b1");
    environment.put("ACCOUNTS_JWKS_URL", ";https://keys.example/two");
    environment.put("ACCOUNTS_TENANT_CLAIM", "custom:tenantId; cognito:groups");
    environment.put("ACCOUNTS_TOKEN_USE", "any");
    environment.put("ACCOUNTS_PERMISSIONS", "readers=read; accounts/all=read+write+control");

    assertThat(Settings.from(environment).tokens())
        .containsExactly(
            new AcceptedTokens(
                "https://a.example/one",
                Set.of("a1", "a2"),
                TokenUse.ANY,
                URI.create("https://a.example/one/.well-known/jwks.json"),
                "custom:tenantId",
                new PermissionRules(Map.of("readers", Set.of(Permission.READ)))),
            new AcceptedTokens(
                "https://b.example/two",
                Set.of("b1"),
                TokenUse.ANY,
                URI.create("https://keys.example/two"),
                "cognito:groups",
                new PermissionRules(Map.of("accounts/all", EnumSet.allOf(Permission.class)))));
  }

  @Test
  void withoutPermissionsEveryTokenAllowsEverything() {
    environment.put("ACCOUNTS_PERMISSIONS", " ");

    assertThat(Settings.from(environment).tokens().getFirst().permissions())
        .isEqualTo(PermissionRules.NONE);
  }

  @Test
  void aSettingThatSomePoolLacksIsNamed() {
    environment.put("ACCOUNTS_ISSUER", "https://a.example;https://b.example");

    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.from(environment))
        .withMessageContaining(
            "ACCOUNTS_CLIENT_ID must have one value for each user pool of ACCOUNTS_ISSUER,"
                + " separated by semicolons");
  }

  @Test
  void passwordsAreNeverShown() {
    assertThat(Settings.from(environment).toString())
        .contains("jdbc:postgresql://db:5432/accounts")
        .doesNotContain("hidden");
  }

  @Test
  void memoryNeedsNoDatabase() {
    environment.keySet().removeIf(name -> name.startsWith("ACCOUNTS_JDBC"));
    environment.put("ACCOUNTS_ADAPTER", "memory");

    assertThat(Settings.from(environment).storage()).isEqualTo(new Storage.Memory());
  }

  @Test
  void aUserPoolOnThisMachineNeedsNoTls() {
    environment.put("ACCOUNTS_ISSUER", "http://127.0.0.1:8080");

    assertThat(Settings.from(environment).tokens().getFirst().keys())
        .hasToString("http://127.0.0.1:8080/.well-known/jwks.json");
  }
}
