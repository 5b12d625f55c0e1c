package dev.accounts.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.lambda.settings.DatabaseAddress;
import dev.accounts.lambda.settings.InvalidSettings;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.lambda.storage.ConnectionPool;
import dev.accounts.lambda.storage.DatabaseToken;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.net.URLDecoder;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/** Logging in to a database with tokens of IAM. */
class DatabaseTokenTest {
  private static final String HOST = "accounts.proxy-abc.eu-central-1.rds.amazonaws.com";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);
  private static final DatabaseAddress ADDRESS = new DatabaseAddress(HOST, 5432, "eu-central-1");
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsSessionCredentials.create("key-id", "a/secret+key", "a/session+token=="));

  @Test
  void aTokenIsTheOneThatTheSdkOfRdsMakes() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);
    String ours = new DatabaseToken("accounts_service", ADDRESS, CREDENTIALS, clock).get();
    RdsUtilities sdk =
        RdsUtilities.builder().region(Region.EU_CENTRAL_1).credentialsProvider(CREDENTIALS).build();
    // the SDK reads the clock twice, and a token that it makes meanwhile lasts a second less
    String theirs =
        Stream.generate(() ->
                sdk.generateAuthenticationToken(
                    request -> request.hostname(HOST).port(5432).username("accounts_service")))
            .limit(100)
            .filter(token -> "900".equals(parameters(token).get("X-Amz-Expires")))
            .findFirst()
            .orElseThrow();

    assertThat(ours).startsWith(HOST + ":5432/?");
    Map<String, String> parameters = parameters(ours);
    assertThat(parameters)
        .containsEntry("Action", "connect")
        .containsEntry("DBUser", "accounts_service")
        .containsEntry("X-Amz-Expires", "900")
        .containsEntry("X-Amz-Date", "20261122T200000Z")
        .containsEntry("X-Amz-Credential", "key-id/20261122/eu-central-1/rds-db/aws4_request");
    assertThat(parameters.keySet()).isEqualTo(parameters(theirs).keySet());

    // signed again at the moment that theirs was signed, it is the same to the last letter
    String signed = parameters(theirs).getOrDefault("X-Amz-Date", "");
    Clock sameMoment = Clock.fixed(MOMENT.parse(signed, Instant::from), ZoneOffset.UTC);
    assertThat(
            parameters(
                new DatabaseToken("accounts_service", ADDRESS, CREDENTIALS, sameMoment).get()))
        .isEqualTo(parameters(theirs));
  }

  @Test
  void everyConnectionGetsANewPassword() throws Exception {
    TestDatabase database = TestPostgres.newDatabase();
    AtomicInteger asked = new AtomicInteger();
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    DataSource pool =
        new ConnectionPool(Duration.ofMinutes(1))
            .to(
                new Storage.IamJdbc(url, database.applicationUser().user(), ADDRESS),
                () -> {
                  asked.incrementAndGet();
                  return database.applicationUser().password();
                });
    try (Connection one = pool.getConnection();
        Connection two = pool.getConnection()) {
      assertThat(one.isValid(1)).isTrue();
      assertThat(two.isValid(1)).isTrue();
    }
    assertThat(asked).hasValueGreaterThanOrEqualTo(2); // the pool may open one ahead
  }

  @Test
  void theRegionIsInTheHostOrInTheEnvironment() {
    Map<String, String> environment =
        environment("jdbc:postgresql://%s:5433/accounts".formatted(HOST));
    assertThat(Settings.from(environment).storage())
        .isInstanceOfSatisfying(
            Storage.IamJdbc.class,
            jdbc ->
                assertThat(jdbc.address())
                    .isEqualTo(new DatabaseAddress(HOST, 5433, "eu-central-1")));
    environment = environment("jdbc:postgresql://db.example.com/accounts");
    environment.put("AWS_REGION", "us-gov-west-1");
    assertThat(Settings.from(environment).storage())
        .isInstanceOfSatisfying(
            Storage.IamJdbc.class,
            jdbc ->
                assertThat(jdbc.address())
                    .isEqualTo(new DatabaseAddress("db.example.com", 5432, "us-gov-west-1")));
  }

  @ParameterizedTest
  @CsvSource({
    "ACCOUNTS_JDBC_AUTHENTICATION, kerberos, must be password or iam",
    "ACCOUNTS_JDBC_PASSWORD, hidden, must not be set",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql://db.eu-west-1.rds.amazonaws.com/a, sslmode=verify-full",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql://h/a?sslmode=verify-full-not, sslmode=verify-full",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql://h/a?sslmode=verify-full&sslmode=disable, verify-full",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql://h/a?options=x%26sslmode=verify-full, verify-full",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql://h/a?sslmode=verify-full"
        + "&sslfactory=org.postgresql.ssl.NonValidatingFactory, NonValidatingFactory",
    "ACCOUNTS_JDBC_URL, 'jdbc:postgresql://a,b/a?sslmode=verify-full', one host",
    "ACCOUNTS_JDBC_URL, jdbc:postgresql://db.example.com/a?sslmode=verify-full, set AWS_REGION"
  })
  void whatIsWrongIsNamed(String name, String value, String reported) {
    Map<String, String> environment = environment("jdbc:postgresql://%s/accounts".formatted(HOST));
    environment.put(name, value);
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.from(environment))
        .withMessageContaining(reported)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }

  private static Map<String, String> environment(String url) {
    Map<String, String> environment = new HashMap<>(Service.environment(UserPool.shared()));
    environment.put("ACCOUNTS_ADAPTER", "jdbc");
    environment.put("ACCOUNTS_JDBC_URL", url + "?sslmode=verify-full");
    environment.put("ACCOUNTS_JDBC_USER", "accounts_service");
    environment.put("ACCOUNTS_JDBC_AUTHENTICATION", "iam");
    return environment;
  }

  private static Map<String, String> parameters(String token) {
    return Arrays.stream(token.substring(token.indexOf('?') + 1).split("&", -1))
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], UTF_8)));
  }
}
