package dev.accounts.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.lambda.runtime.JvmLog;
import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.lambda.runtime.LambdaRuntimeApi;
import dev.accounts.lambda.runtime.LambdaRuntimeApi.Returned;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The zip of the build, started as Lambda starts it: each test has a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class AccountsFunctionIT {
  private static final String HANDLER = "dev.accounts.lambda.AccountsHandler";

  private final LambdaRuntimeApi runtime = new LambdaRuntimeApi();
  private final UserPool pool = new UserPool();
  private final Map<String, String> environment = new HashMap<>(Service.environment(pool));

  @AfterEach
  void close() {
    runtime.close();
    pool.close();
  }

  @Test
  void itServesFromMemory() {
    try (LambdaFunction function = LambdaFunction.start(HANDLER, runtime, environment)) {
      serves(function);
    }
  }

  @Test
  void aSnapshotHoldsTheDriverAndNoConnectionAndThenItServesOverJdbc() throws SQLException {
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    environment.put(
        "JAVA_TOOL_OPTIONS",
        LambdaFunction.OPTIONS_OF_THE_TEMPLATE + " -XX:+PrintFlagsFinal -Xlog:class+load");
    TestDatabase database = overJdbc();
    try (LambdaFunction function = LambdaFunction.start(HANDLER, runtime, environment)) {
      runtime.awaitSnapshot();
      String log = function.log();
      // with SnapStart, Lambda's own options leave it to the template to turn the second compiler
      // off
      assertThat(JvmLog.flag(log, "TieredStopAtLevel")).isEqualTo("1");
      assertThat(JvmLog.flag(log, "CompileThresholdScaling")).isEqualTo("0.500000");
      assertThat(JvmLog.flag(log, "Tier3LoadFeedback")).isEqualTo("200");
      assertThat(JvmLog.flag(log, "TrimNativeHeapInterval")).isEqualTo("2000");
      assertThat(log.contains("The priming of every kind of request before the snapshot is done"))
          .as(JvmLog.withoutClassesAndFlags(log))
          .isTrue();
      assertThat(log.contains(" org.postgresql.core.v3.QueryExecutorImpl ")).isTrue();
      assertThat(log.contains(" com.zaxxer.hikari.pool.HikariPool ")).isTrue();
      // the formats of languages
      assertThat(log.contains(" sun.util.cldr.")).isFalse();
      assertThat(log.contains(" org.jdbi.v3.core.Handle ")).isTrue();
      // which JDBI would make for each type of Java, were its classes not replaced in the zip
      assertThat(log.contains(" org.jdbi.v3.core.argument.Arguments ")).isFalse();
      assertThat(connectionsTo(database)).isZero();
      runtime.restore();
      serves(function);
      assertThat(connectionsTo(database)).isOne();
    }
  }

  private TestDatabase overJdbc() {
    TestDatabase database = TestPostgres.newDatabase();
    environment.put("ACCOUNTS_ADAPTER", "jdbc");
    environment.put(
        "ACCOUNTS_JDBC_URL",
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()));
    environment.put("ACCOUNTS_JDBC_USER", database.applicationUser().user());
    environment.put("ACCOUNTS_JDBC_PASSWORD", database.applicationUser().password());
    return database;
  }

  @Test
  void aColdStartLoadsLittleThatItDoesNotNeed() {
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("TZ", "UTC"); // as on Lambda; in it the database writes its times
    environment.put(
        "JAVA_TOOL_OPTIONS", LambdaFunction.OPTIONS_OF_THE_TEMPLATE + " -Xlog:class+load");
    overJdbc();
    String token = pool.token().build();
    try (LambdaFunction function = LambdaFunction.start(HANDLER, runtime, environment)) {
      send(Call.anonymous("POST", "/accounts")
              .token(token)
              .json("{\"name\":\"n\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}"))
          .is(201);
      FunctionReply list = send(Call.anonymous("GET", "/accounts").token(token));
      assertThat(list.is(200).at("/items/0/name")).isEqualTo("n");
      String log = function.log();
      assertThat(log.contains(" org.jdbi.v3.core.Handle ")).isTrue();
      // what Gson makes for types of Java that no token has
      assertThat(log.contains(" com.nimbusds.jose.shaded.gson.stream.JsonReader ")).isTrue();
      assertThat(log.contains(" com.nimbusds.jose.shaded.gson.TypeAdapter ")).isFalse();
      // hooks around a snapshot, of which none is taken
      assertThat(log.contains(" org.crac.Core ")).isFalse();
      // formatters, whose first use takes as much CPU as a dozen warm requests
      assertThat(log.contains(" java.time.format.DateTimeFormatter ")).isFalse();
    }
  }

  private static int connectionsTo(TestDatabase database) throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = ?")) {
      count.setString(1, database.applicationUser().user());
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Test
  void itServesFromADatabaseOverTheDataApi() {
    try (DataApiStandIn cluster = DataApiStandIn.start(overTheDataApi().to(DataApiCluster::of))) {
      environment.put("ACCOUNTS_DATAAPI_ENDPOINT", cluster.endpoint().toString());
      try (LambdaFunction function = LambdaFunction.start(HANDLER, runtime, environment)) {
        serves(function);
      }
    }
  }

  /**
   * Where SnapStart has them, they are looked up before the snapshot, for practice, and after it.
   */
  @Test
  void aSnapshotHoldsNoCredentials() throws IOException {
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (CredentialsEndpoint credentials = new CredentialsEndpoint();
        DataApiStandIn cluster = DataApiStandIn.start(overTheDataApi().to(DataApiCluster::of))) {
      environment.put("AWS_ENDPOINT_URL_RDS_DATA", cluster.endpoint().toString());
      environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", credentials.address().toString());
      environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");
      try (LambdaFunction function = LambdaFunction.start(HANDLER, runtime, environment)) {
        runtime.awaitSnapshot();
        assertThat(credentials.fetches()).isOne();
        assertThat(cluster.calls().count()).isZero();
        assertThat(function.log())
            .contains("The fetch of credentials before the snapshot is done")
            .doesNotContain("went wrong");
        runtime.restore();
        serves(function);
        assertThat(credentials.fetches()).isEqualTo(2);
      }
    }
  }

  @Test
  void aSnapshotHoldsNothingThatWasFetchedAndThenItServes() {
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    environment.put(
        "JAVA_TOOL_OPTIONS",
        LambdaFunction.OPTIONS_OF_THE_TEMPLATE
            + " "
            + LambdaFunction.OPTION_OVER_THE_DATA_API
            + " -XX:+PrintFlagsFinal");
    // endpoints of AWS, which have nothing to do with those of the priming and of this test
    environment.put("AWS_USE_FIPS_ENDPOINT", "true");
    environment.put("AWS_USE_DUALSTACK_ENDPOINT", "true");
    try (DataApiStandIn cluster = DataApiStandIn.start(overTheDataApi().to(DataApiCluster::of))) {
      environment.put("ACCOUNTS_DATAAPI_ENDPOINT", cluster.endpoint().toString());
      try (LambdaFunction function = LambdaFunction.start(HANDLER, runtime, environment)) {
        runtime.awaitSnapshot();
        assertThat(cluster.calls().count()).isZero();
        assertThat(pool.fetches()).isEqualTo(1);
        assertThat(JvmLog.flag(function.log(), "C1MaxInlineSize")).isEqualTo("20");
        assertThat(function.log())
            .contains("The priming of every kind of request before the snapshot is done")
            .doesNotContain("went wrong");

        // it would not know the key that signs now
        pool.rotate(UserPool.second("after the snapshot"));
        runtime.restore();
        serves(function);
        assertThat(pool.fetches()).isEqualTo(2);
      }
    }
  }

  /** Lambda reads it at each cold start, and the snapshot begins with it. */
  @Test
  void itsZipHasAtMostFiveMegabytes() throws IOException {
    assertThat(Files.size(Path.of("target/accounts-lambda.zip"))).isLessThanOrEqualTo(5_000_000);
  }

  @Test
  void aSettingThatIsMissingIsNamedWhenItStarts() {
    environment.remove("ACCOUNTS_ISSUER");
    try (LambdaFunction function = LambdaFunction.start(HANDLER, runtime, environment)) {
      Returned failure = runtime.next();
      assertThat(failure.to()).isEqualTo("init/error");
      assertThat(failure.text()).contains("set ACCOUNTS_ISSUER to");
      assertThat(function.log()).contains("set ACCOUNTS_ISSUER to");
    }
  }

  private TestDatabase overTheDataApi() {
    TestDatabase database = TestPostgres.newDatabase();
    environment.put("ACCOUNTS_ADAPTER", "dataapi");
    environment.put("ACCOUNTS_DATAAPI_RESOURCE_ARN", DataApiCluster.RESOURCE_ARN);
    environment.put("ACCOUNTS_DATAAPI_SECRET_ARN", DataApiCluster.APPLICATION_SECRET_ARN);
    environment.put("ACCOUNTS_DATAAPI_DATABASE", database.name());
    return database;
  }

  private void serves(LambdaFunction function) {
    String token = pool.token().build();
    String account = "{\"name\":\"n\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}";
    FunctionReply created =
        send(Call.anonymous("POST", "/accounts").token(token).json(account)).is(201);
    String path = "/accounts/" + created.at("/id");
    assertThat(send(Call.anonymous("GET", path).token(token)).is(200).body())
        .isEqualTo(created.body());
    String other = "/accounts/01900000-0000-7000-8000-000000000001";
    send(Call.anonymous("GET", other).token(token)).is(404);
    send(Call.anonymous("GET", path)).is(401);
    String stranger = pool.token().signedWith(UserPool.third("first")).build();
    send(Call.anonymous("GET", path).token(stranger)).is(401);
    assertThat(function.log()).contains("\"route\":\"createAccount\"").doesNotContain("WARN");
  }

  private FunctionReply send(Call call) {
    Returned returned = runtime.invoke(call.restEvent());
    assertThat(returned.to()).as(returned.text()).isEqualTo("response");
    return FunctionReply.of(returned.text().getBytes(UTF_8));
  }
}
