package dev.accounts.benchmarks;

import dev.accounts.benchmarks.baseline.BareJdbcHandler;
import dev.accounts.benchmarks.baseline.JdbiHandler;
import dev.accounts.domain.AccountId;
import dev.accounts.lambda.AccountsHandler;
import dev.accounts.lambda.runtime.EmptyHandler;
import dev.accounts.lambda.runtime.LambdaFunction;
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
  private final Surroundings surroundings;
  private final List<SampleRequest> common;
  private final List<SampleRequest> all;
  private final Path unpacked;

  Candidates(Surroundings surroundings, AccountId account) throws IOException {
    this.surroundings = surroundings;
    this.common = SampleRequest.common(account.toString());
    this.all =
        Stream.concat(common.stream(), SampleRequest.further(account.toString()).stream()).toList();
    this.unpacked = Files.createTempDirectory("accounts-benchmarks");
  }

  /** The simplest of all, for which it makes no difference what is around it. */
  Candidate empty() throws IOException {
    return baseline("empty handler", EmptyHandler.class);
  }

  /** Simpler functions, from the simplest on. */
  List<Candidate> baselines() throws IOException {
    return List.of(
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
    jdbc.put("ACCOUNTS_JDBC_URL", surroundings.jdbcUrl());
    jdbc.put("ACCOUNTS_JDBC_USER", surroundings.login().user());
    jdbc.put("ACCOUNTS_JDBC_PASSWORD", surroundings.login().password());
    Map<String, String> overHttp = common();
    overHttp.put("ACCOUNTS_ADAPTER", "dataapi");
    overHttp.put("ACCOUNTS_DATAAPI_RESOURCE_ARN", DataApiCluster.RESOURCE_ARN);
    overHttp.put("ACCOUNTS_DATAAPI_SECRET_ARN", DataApiCluster.APPLICATION_SECRET_ARN);
    overHttp.put("ACCOUNTS_DATAAPI_DATABASE", surroundings.database().name());
    overHttp.put("ACCOUNTS_DATAAPI_ENDPOINT", surroundings.dataApi().endpoint().toString());
    String handler = AccountsHandler.class.getName();
    long size = Files.size(zip);
    return List.of(
        new Candidate(prefix + "Accounts, JDBC", surroundings, root, handler, jdbc, size, firsts()),
        new Candidate(
            prefix + "Accounts, Data API", surroundings, root, handler, overHttp, size, firsts()));
  }

  private List<SampleRequest> firsts() {
    return all.subList(1, all.size());
  }

  private Map<String, String> common() {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put("ACCOUNTS_ISSUER", surroundings.issuer().issuer());
    environment.put("ACCOUNTS_CLIENT_ID", TokenIssuer.CLIENT);
    environment.put("ACCOUNTS_ALLOWED_ORIGIN", "https://app.example.com");
    return environment;
  }

  private Candidate baseline(String name, Class<?> handler, String... libraries)
      throws IOException {
    Path root = unpacked.resolve(handler.getSimpleName());
    TaskRoot.of(handler, List.of(libraries), root);
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put(
        "PLAIN_URL",
        "%s&user=%s&password=%s"
            .formatted(
                surroundings.jdbcUrl(),
                surroundings.login().user(),
                surroundings.login().password()));
    return new Candidate(
        name,
        surroundings,
        root,
        handler.getName(),
        environment,
        TaskRoot.zipBytes(root),
        new ArrayList<>(common.subList(1, common.size())));
  }
}
