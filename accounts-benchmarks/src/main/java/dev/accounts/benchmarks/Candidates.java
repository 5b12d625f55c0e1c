package dev.accounts.benchmarks;

import dev.accounts.benchmarks.baseline.BareJdbcHandler;
import dev.accounts.benchmarks.baseline.JdbiHandler;
import dev.accounts.benchmarks.baseline.SdkHandler;
import dev.accounts.domain.AccountId;
import dev.accounts.lambda.AccountsHandler;
import dev.accounts.lambda.runtime.EmptyHandler;
import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.standin.DataApiCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The functions that are measured, each unpacked once. */
final class Candidates {
  private final Surroundings surroundings;
  private final Path calls;
  private final BuiltFunctions built;
  private final List<SampleRequest> common;
  private final List<SampleRequest> all;
  private final Path unpacked;

  Candidates(Surroundings surroundings, AccountId account, Path calls, BuiltFunctions built)
      throws IOException {
    this.surroundings = surroundings;
    this.calls = calls;
    this.built = built;
    this.common = SampleRequest.common(account.toString());
    this.all =
        Stream.concat(common.stream(), SampleRequest.further(account.toString()).stream()).toList();
    this.unpacked = Files.createTempDirectory("accounts-benchmarks");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** A function beside which ours is measured. */
  Candidate of(Baseline baseline) throws IOException {
    return switch (baseline) {
      case EMPTY -> ofClasses(baseline, EmptyHandler.class);
      case BARE_JDBC -> ofClasses(baseline, BareJdbcHandler.class, "/postgresql-");
      case JDBI ->
          ofClasses(
              baseline,
              JdbiHandler.class,
              "/postgresql-",
              "/jdbi3-core-",
              "/jackson-core-",
              "/geantyref-",
              "/slf4j-api-");
      case SDK -> {
        Candidate sdk =
            ofClasses(
                baseline,
                SdkHandler.class,
                "/awssdk/",
                "/eventstream-",
                "/reactive-streams-",
                "/slf4j-api-");
        Files.copy(calls, sdk.taskRoot().resolve("calls.properties"));
        yield sdk;
      }
      case NODE -> of(baseline, built.of(baseline), List.of("node", "runtime.mjs"), "function");
      case QUARKUS -> {
        Candidate quarkus =
            of(
                baseline,
                built.of(baseline),
                List.of(),
                "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler");
        // without it, the second thread of its pool ends at once and a request waits for ever
        addOption(quarkus.environment(), "--add-opens=java.base/java.lang=ALL-UNNAMED");
        yield quarkus;
      }
      case SPRING_BOOT ->
          of(baseline, built.of(baseline), List.of(), "dev.accounts.benchmarks.springboot.Handler");
    };
  }

  /** The API's function from this zip, over JDBC. */
  Candidate overJdbc(String prefix, Path zip) throws IOException {
    Map<String, String> environment = common();
    environment.put("ACCOUNTS_ADAPTER", "jdbc");
    environment.put("ACCOUNTS_JDBC_URL", surroundings.jdbcUrl());
    environment.put("ACCOUNTS_JDBC_USER", surroundings.login().user());
    environment.put("ACCOUNTS_JDBC_PASSWORD", surroundings.login().password());
    return ours(prefix + "Accounts, JDBC", zip, environment);
  }

  /** The same over the Data API. */
  Candidate overDataApi(String prefix, Path zip) throws IOException {
    Map<String, String> environment = common();
    addOption(environment, LambdaFunction.OPTION_OVER_THE_DATA_API);
    environment.put("ACCOUNTS_ADAPTER", "dataapi");
    environment.put("ACCOUNTS_DATAAPI_RESOURCE_ARN", DataApiCluster.RESOURCE_ARN);
    environment.put("ACCOUNTS_DATAAPI_SECRET_ARN", DataApiCluster.APPLICATION_SECRET_ARN);
    environment.put("ACCOUNTS_DATAAPI_DATABASE", surroundings.database().name());
    environment.put("ACCOUNTS_DATAAPI_ENDPOINT", surroundings.dataApi().endpoint().toString());
    return ours(prefix + "Accounts, Data API", zip, environment);
  }

  private Candidate ours(String name, Path zip, Map<String, String> environment)
      throws IOException {
    return new Candidate(
        name,
        surroundings,
        LambdaFunction.unpack(zip, Files.createTempDirectory(unpacked, "accounts")),
        List.of(),
        AccountsHandler.class.getName(),
        environment,
        Files.size(zip),
        all.subList(1, all.size()));
  }

  private Map<String, String> common() {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    addOption(environment, LambdaFunction.OPTIONS_OF_THE_TEMPLATE);
    environment.put("ACCOUNTS_ISSUER", surroundings.issuer().issuer());
    environment.put("ACCOUNTS_CLIENT_ID", TokenIssuer.CLIENT);
    environment.put("ACCOUNTS_ALLOWED_ORIGIN", "https://app.example.com");
    return environment;
  }

  private static void addOption(Map<String, String> environment, String option) {
    environment.merge("JAVA_TOOL_OPTIONS", option, (others, one) -> others + " " + one);
  }

  private Candidate ofClasses(Baseline baseline, Class<?> handler, String... libraries)
      throws IOException {
    Path root = unpacked.resolve(handler.getSimpleName());
    TaskRoot.of(handler, List.of(libraries), root);
    return of(baseline, root, List.of(), handler.getName());
  }

  private Candidate of(Baseline baseline, Path root, List<String> runtime, String handler)
      throws IOException {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put(
        "PLAIN_URL",
        "%s&user=%s&password=%s"
            .formatted(
                surroundings.jdbcUrl(),
                surroundings.login().user(),
                surroundings.login().password()));
    environment.put("PLAIN_ISSUER", surroundings.issuer().issuer());
    environment.put("PLAIN_CLIENT", TokenIssuer.CLIENT);
    environment.put("PLAIN_DATAAPI", surroundings.dataApi().endpoint().toString());
    environment.put("PLAIN_CLUSTER", DataApiCluster.RESOURCE_ARN);
    environment.put("PLAIN_SECRET", DataApiCluster.APPLICATION_SECRET_ARN);
    environment.put("PLAIN_DATABASE", surroundings.database().name());
    return new Candidate(
        baseline.title(),
        surroundings,
        root,
        runtime,
        handler,
        environment,
        TaskRoot.zipBytes(root),
        common.subList(1, common.size()));
  }
}
