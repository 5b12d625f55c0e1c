package dev.accounts.benchmarks;

import dev.accounts.benchmarks.baseline.BareJdbcHandler;
import dev.accounts.benchmarks.baseline.JdbiHandler;
import dev.accounts.domain.AccountId;
import dev.accounts.lambda.AccountsHandler;
import dev.accounts.lambda.runtime.EmptyHandler;
import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.standin.DataApiCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The functions that are measured, each unpacked once. */
final class Candidates {
  private final TestDatabase database;
  private final TokenIssuer issuer;
  private final String dataApi;
  private final List<SampleRequest> common;
  private final List<SampleRequest> all;
  private final Path unpacked;

  Candidates(TestDatabase database, TokenIssuer issuer, String dataApi, AccountId account)
      throws IOException {
    this.database = database;
    this.issuer = issuer;
    this.dataApi = dataApi;
    this.common = SampleRequest.common(account.toString());
    this.all =
        Stream.concat(common.stream(), SampleRequest.further(account.toString()).stream()).toList();
    this.unpacked = Files.createTempDirectory("accounts-benchmarks");
  }

  /** Simpler functions, from the simplest on. */
  List<Candidate> baselines() throws IOException {
    return List.of(
        baseline("empty handler", EmptyHandler.class),
        baseline("bare JDBC", BareJdbcHandler.class, "postgresql-"),
        baseline(
            "Jackson and JDBI by hand",
            JdbiHandler.class,
            "postgresql-",
            "jdbi3-core-",
            "jackson-core-",
            "geantyref-",
            "slf4j-api-"));
  }

  /** The API's function from this zip, over each adapter. */
  List<Candidate> ours(String prefix, Path zip) throws IOException {
    Path root = LambdaFunction.unpack(zip, unpacked.resolve(prefix + "accounts"));
    Map<String, String> jdbc = common();
    jdbc.put("ACCOUNTS_ADAPTER", "jdbc");
    jdbc.put("ACCOUNTS_JDBC_URL", url());
    jdbc.put("ACCOUNTS_JDBC_USER", database.applicationUser().user());
    jdbc.put("ACCOUNTS_JDBC_PASSWORD", database.applicationUser().password());
    Map<String, String> overHttp = common();
    overHttp.put("ACCOUNTS_ADAPTER", "dataapi");
    overHttp.put("ACCOUNTS_DATAAPI_RESOURCE_ARN", DataApiCluster.RESOURCE_ARN);
    overHttp.put("ACCOUNTS_DATAAPI_SECRET_ARN", DataApiCluster.APPLICATION_SECRET_ARN);
    overHttp.put("ACCOUNTS_DATAAPI_DATABASE", database.name());
    overHttp.put("ACCOUNTS_DATAAPI_ENDPOINT", dataApi);
    String handler = AccountsHandler.class.getName();
    long size = Files.size(zip);
    return List.of(
        new Candidate(prefix + "Accounts, JDBC", root, handler, jdbc, size, firsts()),
        new Candidate(prefix + "Accounts, Data API", root, handler, overHttp, size, firsts()));
  }

  private List<SampleRequest> firsts() {
    return all.subList(1, all.size());
  }

  private Map<String, String> common() {
    Map<String, String> environment = new HashMap<>();
    environment.put("ACCOUNTS_ISSUER", issuer.issuer());
    environment.put("ACCOUNTS_CLIENT_ID", TokenIssuer.CLIENT);
    environment.put("ACCOUNTS_ALLOWED_ORIGIN", "https://app.example.com");
    return environment;
  }

  private String url() {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(database.host(), database.port(), database.name());
  }

  private Candidate baseline(String name, Class<?> handler, String... libraries)
      throws IOException {
    Path root = unpacked.resolve(handler.getSimpleName());
    TaskRoot.of(handler, List.of(libraries), root);
    Map<String, String> environment =
        Map.of(
            "PLAIN_URL",
            "%s?user=%s&password=%s"
                .formatted(url(), database.owner().user(), database.owner().password()));
    return new Candidate(
        name,
        root,
        handler.getName(),
        environment,
        TaskRoot.zipBytes(root),
        new ArrayList<>(common.subList(1, common.size())));
  }
}
