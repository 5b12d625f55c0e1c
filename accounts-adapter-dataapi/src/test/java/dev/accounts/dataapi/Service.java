package dev.accounts.dataapi;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Time;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiStandIn;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClientBuilder;

/** A stand-in of the service on a database of its own, and the adapter with the real client. */
final class Service implements AutoCloseable {
  final TestDatabase database;
  final DataApiStandIn standIn;
  final List<CallReport> reports = new CopyOnWriteArrayList<>();
  final AccountRepository repository;
  private final HttpClients http = new HttpClients();
  private final Time time;

  Service() {
    this(Time.SYSTEM);
  }

  /** In this time the cluster resumes and callers wait. */
  Service(Time time) {
    this.database = TestPostgres.newDatabase();
    this.time = time;
    this.standIn = DataApiStandIn.start(database.to(DataApiCluster::of).with(time));
    this.repository = DataApiAccountRepository.over(client(), target(), reports::add);
  }

  DataApiTarget target() {
    return new DataApiTarget(
        DataApiCluster.RESOURCE_ARN, DataApiCluster.APPLICATION_SECRET_ARN, database.name());
  }

  DataApiTarget asOwner() {
    return new DataApiTarget(
        DataApiCluster.RESOURCE_ARN, DataApiCluster.OWNER_SECRET_ARN, database.name());
  }

  RdsDataClientBuilder client() {
    return RdsDataClient.builder()
        .endpointOverride(standIn.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClient(http);
  }

  TestTenant tenant() {
    return new TestTenant(repository, time);
  }

  /** The next call does not wait long for a response. */
  void hurryNext() {
    http.hurryNext();
  }

  CallReport lastReport() {
    return reports.getLast();
  }

  @Override
  public void close() {
    standIn.close();
    http.close();
  }
}
