package dev.accounts.operations.relay;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiDatabase;
import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.operations.relay.EventBridgeStandIn.Fault;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.RelayedChanges;
import dev.accounts.sql.SqlDatabase;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiCluster.Login;
import dev.accounts.standin.DataApiLimits;
import dev.accounts.standin.DataApiStandIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A register, a bus, and relays between them that reach the database as they do on AWS. */
final class RelayFixture implements AutoCloseable {
  static final String SECRET_ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:accounts/relay-AbCdEf";
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  final TestDatabase database = TestPostgres.newDatabase();
  final Accounts accounts =
      new Accounts(JdbcAccountRepository.over(database.asApplication()), Time.SYSTEM);
  final EventBridgeStandIn bus;
  final DataApiStandIn dataApi;
  private final EventBridgeClient busClient;
  private final SqsClient queueClient;

  /** With time for a busy machine. */
  RelayFixture(Supplier<Fault> faults) {
    this(faults, Duration.ofMinutes(5));
  }

  /**
   * The same with other patience.
   *
   * @param patience after which the relay takes a silent bus for one that did not get what was sent
   */
  RelayFixture(Supplier<Fault> faults, Duration patience) {
    bus = new EventBridgeStandIn(faults);
    Login relay = new Login("relay_" + UUID.randomUUID().toString().replace("-", ""), "secret");
    asOwner(
        "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE accounts_relay"
            .formatted(relay.user(), relay.password()));
    dataApi =
        DataApiStandIn.start(
            new DataApiCluster(
                DataApiCluster.RESOURCE_ARN,
                database.host(),
                database.port(),
                database.name(),
                arn -> Optional.of(relay).filter(login -> arn.equals(SECRET_ARN)),
                DataApiLimits.OF_THE_SERVICE,
                Time.SYSTEM));
    busClient =
        to(EventBridgeClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
            .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    queueClient =
        to(SqsClient.builder()).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B to(B client) {
    return client
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(bus.endpoint())
        .credentialsProvider(CREDENTIALS);
  }

  /** The database as the relay's own user. */
  SqlDatabase overDataApi() {
    return DataApiDatabase.over(
        RdsDataClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(dataApi.endpoint())
            .credentialsProvider(CREDENTIALS),
        new DataApiTarget(DataApiCluster.RESOURCE_ARN, SECRET_ARN, database.name()),
        CallReport.Listener.NONE);
  }

  Relay relay() {
    return relay(overDataApi(), EventBus.MOST_BYTES);
  }

  Relay relay(SqlDatabase over, int mostBytes) {
    return new Relay(
        new RelayedChanges(over, EventBridgeStandIn.BUS),
        new EventBus(busClient, new DeadLetters(queueClient, EventBridgeStandIn.QUEUE), mostBytes),
        EventBridgeStandIn.BUS);
  }

  List<String> asOwner(String sql) {
    try (Connection owner = database.asOwner().getConnection()) {
      return SqlRunner.on(owner).run(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every change that was committed, as tenant, account and version. */
  List<String> stored() {
    return asOwner(
        "SELECT tenant_id || ' ' || account_id || ':' || version FROM accounts.account_event");
  }

  /** Every change that the bus has taken, each time it has. */
  List<String> arrived() {
    return bus.details().stream()
        .map(it -> it.get("tenant").asString() + " " + it.get("id").asString())
        .toList();
  }

  @Override
  public void close() {
    dataApi.close();
    bus.close();
    busClient.close();
    queueClient.close();
  }
}
