package dev.accounts.lambda.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.rest.reference.Explanations;
import dev.accounts.rest.reference.ReferencePage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about settings has every variable that is read, with the rule that refuses a value. */
final class SettingsReferenceTest {
  private static final Map<String, String> MEMORY =
      Map.of(
          "ACCOUNTS_ADAPTER", "memory",
          "ACCOUNTS_ISSUER", "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
          "ACCOUNTS_CLIENT_ID", "client",
          "ACCOUNTS_ALLOWED_ORIGIN", "https://app.example.com");
  private static final Map<String, String> DATA_API =
      with(
          MEMORY,
          Map.of(
              "ACCOUNTS_ADAPTER", "dataapi",
              "ACCOUNTS_DATAAPI_RESOURCE_ARN", "arn:aws:rds:eu-west-1:000000000000:cluster:c",
              "ACCOUNTS_DATAAPI_SECRET_ARN",
                  "arn:aws:secretsmanager:eu-west-1:000000000000:secret:s",
              "ACCOUNTS_DATAAPI_DATABASE", "accounts"));
  private static final Map<String, String> JDBC =
      with(
          MEMORY,
          Map.of(
              "ACCOUNTS_ADAPTER", "jdbc",
              "ACCOUNTS_JDBC_URL", "jdbc:postgresql://db.example.com/accounts?sslmode=verify-full",
              "ACCOUNTS_JDBC_USER", "app"));
  private static final Map<String, String> IAM =
      with(JDBC, Map.of("ACCOUNTS_JDBC_AUTHENTICATION", "iam", "AWS_REGION", "eu-west-1"));

  /** What the value is if it is not set, and what it is for. */
  private static final Explanations MEANINGS =
      Explanations.of(
          """
          ACCOUNTS_ADAPTER | | where accounts are kept: Aurora over the RDS Data API, PostgreSQL over JDBC, or this process, for tests
          ACCOUNTS_DATAAPI_RESOURCE_ARN | | the Aurora cluster
          ACCOUNTS_DATAAPI_SECRET_ARN | | the secret with the password of the application's database user
          ACCOUNTS_DATAAPI_DATABASE | | the database in the cluster
          ACCOUNTS_DATAAPI_ENDPOINT | | a stand-in of the Data API on this machine, for tests
          ACCOUNTS_JDBC_URL | | the database; with `iam` it needs `sslmode=verify-full`
          ACCOUNTS_JDBC_USER | | the application's database user
          ACCOUNTS_JDBC_PASSWORD | | the password of that user
          ACCOUNTS_JDBC_AUTHENTICATION | password | whether the user logs in with a password, or with tokens of IAM
          AWS_REGION | | the database's region, where the host's name does not say it; Lambda sets it
          ACCOUNTS_ISSUER | | the user pools, by URL: [several](../how-to/add-a-user-pool.md)
          ACCOUNTS_CLIENT_ID | | the app clients whose tokens are accepted
          ACCOUNTS_JWKS_URL | | where the pool's keys are, if not below the issuer's URL
          ACCOUNTS_TOKEN_USE | id | which of Cognito's tokens are accepted
          ACCOUNTS_TENANT_CLAIM | custom:tenantId | the claim that names the tenant: a text, or an array of exactly one, such as `cognito:groups`
          ACCOUNTS_PERMISSIONS | | what groups and scopes allow; without it every user may do everything: [permissions](../how-to/give-permissions.md)
          ACCOUNTS_ALLOWED_ORIGIN | | the web pages that may call the API
          ACCOUNTS_ALLOWED_HEADERS | traceparent | request headers that a page may send besides those of the API
          ACCOUNTS_BASE_PATH | | what a domain of yours has before `/accounts`; needed only where one route of the gateway takes every path (`$default`)
          """);

  @Test
  void thePageHasEverySetting() {
    Collection<String> names = RecordedEnvironment.namesAskedFor(MEMORY, DATA_API, JDBC, IAM);
    MEANINGS.explain(names);
    ReferencePage.check(
        "settings.md",
        "Settings of the function",
        """
        The Lambda function reads these environment variables once, at the start, and so does any other host of
        `AccountsHandler`. If one is missing or wrong, it does not start, and one line names every mistake at once, and
        no value. The [templates](template-parameters.md) set all of them; [another page](local-service.md) has the options of
        the local service.

        | variable | needed | if not set | for | a value must |
        |---|---|---|---|---|
        """
            + names.stream().map(SettingsReferenceTest::row).collect(Collectors.joining())
            + """

            A user pool has a value of its own in each of `ACCOUNTS_ISSUER`, `ACCOUNTS_CLIENT_ID`, `ACCOUNTS_JWKS_URL`,
            `ACCOUNTS_TOKEN_USE`, `ACCOUNTS_TENANT_CLAIM` and `ACCOUNTS_PERMISSIONS`, in the same order, separated by semicolons; the
            last three may have one for all.
            """);
  }

  @Test
  void whatThePageCallsTheDefaultIsTheDefault() {
    for (String name : RecordedEnvironment.namesAskedFor(JDBC)) {
      String usual = cells(name).getFirst();
      if (!usual.isEmpty()) {
        assertThat(Settings.from(with(JDBC, Map.of(name, usual))))
            .as(name)
            .isEqualTo(Settings.from(JDBC));
      }
    }
  }

  private static String row(String name) {
    String usual = cells(name).getFirst();
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            name,
            needed(name),
            usual.isEmpty() ? "" : "`" + usual + "`",
            cells(name).getLast(),
            rule(name));
  }

  /** The default, which may be empty, and the meaning. */
  private static List<String> cells(String name) {
    return List.of(MEANINGS.about(name).split(" ?\\| ", 2));
  }

  /** With which adapter the function does not start without it. */
  private static String needed(String name) {
    if (refusal(without(MEMORY, name)).contains("set " + name + " to")) {
      return "always";
    }
    if (refusal(without(DATA_API, name)).contains("set " + name + " to")) {
      return "with `dataapi`";
    }
    return refusal(without(JDBC, name)).contains("set " + name + " to") ? "with `jdbc`" : "";
  }

  /** What the refusal of a wrong value says; nothing where any value is taken. */
  private static String rule(String name) {
    Pattern rule = Pattern.compile(name + " must (?<rule>.*?)(; (set )?[A-Z_]{8,} |\\.$)");
    return Stream.of(JDBC, DATA_API)
        .map(environment -> refusal(with(environment, Map.of(name, "no such value"))))
        .flatMap(refusal -> rule.matcher(refusal).results())
        .map(found -> found.group("rule"))
        .findFirst()
        .orElse("");
  }

  private static String refusal(Map<String, String> environment) {
    InvalidSettings refusal =
        catchThrowableOfType(InvalidSettings.class, () -> Settings.from(environment));
    return refusal == null ? "" : String.valueOf(refusal.getMessage());
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  private static Map<String, String> without(Map<String, String> all, String name) {
    Map<String, String> others = new HashMap<>(all);
    others.remove(name);
    return others;
  }
}
