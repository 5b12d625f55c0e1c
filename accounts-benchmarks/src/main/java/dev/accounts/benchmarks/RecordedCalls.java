package dev.accounts.benchmarks;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiDatabase;
import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.SqlAccountRepository;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.SqlDatabase;
import dev.accounts.standin.DataApiCluster;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

/**
 * The statements of list, get and create with their parameters, as the API's function sends them.
 */
final class RecordedCalls {
  private RecordedCalls() {}

  /** A file of them for a function that does nothing else. */
  static Path of(Surroundings plain, AccountId account) throws IOException {
    List<SqlCall> calls = new ArrayList<>();
    SqlDatabase database = database(plain);
    Accounts accounts =
        new Accounts(
            new SqlAccountRepository((call, deadline) -> {
              calls.add(call);
              return database.run(call, deadline);
            }),
            Time.SYSTEM);
    Caller caller =
        Caller.of(TokenIssuer.TENANT, TokenIssuer.SUBJECT).waiting(Duration.ofMinutes(1));
    Properties recorded = new Properties();
    accounts.list(caller, ListQuery.of(AccountFilter.ALL).limitedTo(50));
    accounts.get(caller, account);
    Details details = Details.named("New account").with(Metadata.of(Map.of("costCentre", "4711")));
    AccountId created = accounts.open(caller, NewAccount.domestic("EUR", details)).id();
    recorded.setProperty("create.id", created.toString());
    List<String> names = List.of("list", "get", "create");
    for (int i = 0; i < names.size(); i++) {
      put(recorded, names.get(i), calls.get(i));
    }
    Path file = Files.createTempFile("accounts-benchmarks", ".properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      recorded.store(out, null);
    }
    return file;
  }

  /** The rows of a list, as they come from the database. */
  static List<Map<String, String>> rowsOf(Surroundings plain, Caller caller, ListQuery query) {
    List<Map<String, String>> rows = new ArrayList<>();
    SqlDatabase database = database(plain);
    new SqlAccountRepository(
            (call, deadline) -> {
              rows.addAll(database.run(call, deadline));
              return rows;
            })
        .list(caller, query);
    return List.copyOf(rows);
  }

  private static SqlDatabase database(Surroundings plain) {
    return DataApiDatabase.over(
        RdsDataClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(plain.dataApi().endpoint()),
        new DataApiTarget(
            DataApiCluster.RESOURCE_ARN,
            DataApiCluster.APPLICATION_SECRET_ARN,
            plain.database().name()),
        CallReport.Listener.NONE);
  }

  private static void put(Properties recorded, String name, SqlCall call) {
    recorded.setProperty(name + ".statement", call.statement());
    call.parameters()
        .forEach((parameter, value) ->
            recorded.setProperty(
                name + (value.isPresent() ? ".text." : ".null.") + parameter, value.orElse("")));
  }
}
