package dev.accounts.lambda.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiAccountRepository;
import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiStandIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

/**
 * A follower of the feed sees each committed change once, while many write. The system property
 * {@code accounts.test.changes} makes it as long as one likes; 20,000 take minutes.
 */
class FeedUnderLoadTest {
  private static final int CHANGES = Integer.getInteger("accounts.test.changes", 2_000);
  private static final int WRITERS = 16;
  private static final String TENANT = "followed";
  private static final String LAST = "last of all";

  private final TestDatabase database = TestPostgres.newDatabase();
  private final AccountRepository jdbc = JdbcAccountRepository.over(database.asApplication());
  private final Accounts accounts = new Accounts(jdbc, Time.SYSTEM);

  @Test
  void eachReaderSeesEachCommittedChangeInAnOrderThatFollowsTheVersions() throws Exception {
    try (DataApiStandIn standIn = DataApiStandIn.start(database.to(DataApiCluster::of));
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<AccountId> shared = Stream.generate(() -> opened("shared")).limit(4).toList();
      FeedWriters writers = new FeedWriters(database, TENANT, shared, CHANGES);
      List<Future<List<String>>> readers =
          Stream.of(jdbc, jdbc, overDataApi(standIn), overDataApi(standIn))
              .map(repository -> threads.submit(() -> follow(repository)))
              .toList();
      List<Future<Integer>> ends =
          threads.invokeAll(
              IntStream.range(0, WRITERS)
                  .mapToObj(i -> (Callable<Integer>) () -> writers.write(i))
                  .toList());
      for (Future<Integer> end : ends) {
        end.get();
      }
      opened(LAST);
      List<String> stored = stored();
      assertThat(stored).hasSizeGreaterThan(CHANGES);
      for (Future<List<String>> reader : readers) {
        assertComplete(reader, stored);
      }
    }
  }

  private static void assertComplete(Future<List<String>> reader, List<String> stored)
      throws InterruptedException, ExecutionException {
    List<String> seen = reader.get();
    List<String> missed = new ArrayList<>(stored);
    missed.removeAll(Set.copyOf(seen));
    assertThat(missed).isEmpty();
    assertThat(seen).hasSameSizeAs(stored);
    Map<String, Long> versions = new HashMap<>();
    assertThat(seen)
        .allSatisfy(change -> {
          String[] parts = change.split(" ", 2);
          long version = Long.parseLong(parts[1]);
          assertThat(version).as(change).isEqualTo(versions.getOrDefault(parts[0], 0L) + 1);
          versions.put(parts[0], version);
        });
  }

  /** Each change as account and version, until the last of all. */
  private static List<String> follow(AccountRepository repository) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    FeedQuery query = FeedQuery.fromBeginning().limitedTo(FeedQuery.MAX_LIMIT);
    Deadline deadline = Deadline.in(Duration.ofMinutes(10));
    while (deadline.remaining().isPositive()) {
      Feed page = repository.changes(Caller.of(TENANT, "reader"), query);
      page.entries()
          .forEach(entry -> seen.add(entry.event().after().id() + " " + entry.event().version()));
      if (page.entries().stream().anyMatch(e -> e.event().after().name().equals(LAST))) {
        return seen;
      }
      query = FeedQuery.after(page.next()).limitedTo(FeedQuery.MAX_LIMIT);
      if (!page.hasMore()) {
        Time.SYSTEM.sleep(Duration.ofMillis(20));
      }
    }
    return seen;
  }

  private AccountId opened(String name) {
    return accounts
        .open(Caller.of(TENANT, "tester"), NewAccount.domestic("EUR", Details.named(name)))
        .id();
  }

  private List<String> stored() throws SQLException {
    try (Connection owner = database.asOwner().getConnection()) {
      return SqlRunner.on(owner)
          .run(
              """
              SELECT account_id || ' ' || version FROM accounts.account_event
              WHERE tenant_id = '%s' ORDER BY (account_id || ' ' || version) COLLATE "C"
              """
                  .formatted(TENANT));
    }
  }

  private AccountRepository overDataApi(DataApiStandIn standIn) {
    return DataApiAccountRepository.over(
        RdsDataClient.builder()
            .endpointOverride(standIn.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))),
        new DataApiTarget(
            DataApiCluster.RESOURCE_ARN, DataApiCluster.APPLICATION_SECRET_ARN, database.name()));
  }
}
