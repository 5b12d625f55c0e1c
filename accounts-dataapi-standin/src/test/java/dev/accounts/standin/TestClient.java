package dev.accounts.standin;

import dev.accounts.sql.testing.TestPostgres;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
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
    this(TestPostgres.newDatabase().to(DataApiCluster::of));
  }

  TestClient(DataApiCluster cluster) {
    standIn = DataApiStandIn.start(cluster);
    sdk = sdk(Duration.ofSeconds(30), retry -> retry.maxAttempts(1));
  }

  /** Another client of the same stand-in. */
  RdsDataClient sdk(Duration socketTimeout, Consumer<RetryStrategy.Builder<?, ?>> retryStrategy) {
    return RdsDataClient.builder()
        .endpointOverride(standIn.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .overrideConfiguration(o -> o.retryStrategy(retryStrategy))
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(socketTimeout).build())
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

  String begin() {
    return sdk.beginTransaction(r ->
            r.resourceArn(DataApiCluster.RESOURCE_ARN).secretArn(DataApiCluster.OWNER_SECRET_ARN))
        .transactionId();
  }

  ExecuteStatementResponse executeIn(String transaction, String sql) {
    return sdk.executeStatement(request(sql).transactionId(transaction).build());
  }

  String commit(String transaction) {
    return sdk.commitTransaction(r ->
            r.resourceArn(DataApiCluster.RESOURCE_ARN)
                .secretArn(DataApiCluster.OWNER_SECRET_ARN)
                .transactionId(transaction))
        .transactionStatus();
  }

  String rollBack(String transaction) {
    return sdk.rollbackTransaction(r ->
            r.resourceArn(DataApiCluster.RESOURCE_ARN)
                .secretArn(DataApiCluster.OWNER_SECRET_ARN)
                .transactionId(transaction))
        .transactionStatus();
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
