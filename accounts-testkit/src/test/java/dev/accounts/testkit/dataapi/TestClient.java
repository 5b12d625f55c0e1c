package dev.accounts.testkit.dataapi;

import dev.accounts.testkit.TestPostgres;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;
import software.amazon.awssdk.services.rdsdata.model.TypeHint;

/** The client of the SDK on a stand-in with a database of its own. */
final class TestClient implements AutoCloseable {
  final DataApiStandIn standIn;
  final RdsDataClient sdk;

  TestClient() {
    this(DataApiCluster.of(TestPostgres.newDatabase()));
  }

  TestClient(DataApiCluster cluster) {
    standIn = DataApiStandIn.start(cluster);
    sdk =
        RdsDataClient.builder()
            .endpointOverride(standIn.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  ExecuteStatementResponse execute(String sql, SqlParameter... parameters) {
    return sdk.executeStatement(request(sql, parameters).build());
  }

  static ExecuteStatementRequest.Builder request(String sql, SqlParameter... parameters) {
    return ExecuteStatementRequest.builder()
        .resourceArn(DataApiCluster.RESOURCE_ARN)
        .secretArn(DataApiCluster.OWNER_SECRET_ARN)
        .sql(sql)
        .parameters(parameters);
  }

  Field valueOf(String sql, SqlParameter... parameters) {
    return execute(sql, parameters).records().getFirst().getFirst();
  }

  static SqlParameter text(String name, String value) {
    return value(name, Field.fromStringValue(value));
  }

  static SqlParameter hinted(String name, TypeHint hint, String value) {
    return text(name, value).toBuilder().typeHint(hint).build();
  }

  static SqlParameter value(String name, Field value) {
    return SqlParameter.builder().name(name).value(value).build();
  }

  @Override
  public void close() {
    sdk.close();
    standIn.close();
  }
}
