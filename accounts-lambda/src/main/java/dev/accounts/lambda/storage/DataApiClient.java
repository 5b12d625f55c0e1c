package dev.accounts.lambda.storage;

import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.lambda.settings.Settings.Storage;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClientBuilder;

/**
 * The SDK's client of the RDS Data API. The region is the cluster's; credentials come from the
 * default chain, which knows where Lambda keeps them, also after a snapshot was restored.
 */
public final class DataApiClient {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A call is given up earlier, by its caller's deadline; this frees its socket. */
  private static final Duration SOCKET = Duration.ofSeconds(10);

  private DataApiClient() {}

  /** A client for this cluster. */
  public static RdsDataClientBuilder to(Storage.DataApi cluster) {
    RdsDataClientBuilder client =
        RdsDataClient.builder()
            .region(Region.of(cluster.region()))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET));
    cluster
        .endpoint()
        .ifPresent(endpoint ->
            client
                .endpointOverride(endpoint)
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("local", "local"))));
    return client;
  }

  /** The same over another network, with credentials that are valid nowhere. */
  public static RdsDataClientBuilder over(Storage.DataApi cluster, SdkHttpClient network) {
    return RdsDataClient.builder()
        .region(Region.of(cluster.region()))
        .httpClient(network)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("priming", "priming")));
  }

  /** The cluster as the adapter takes it. */
  public static DataApiTarget target(Storage.DataApi cluster) {
    return new DataApiTarget(cluster.resourceArn(), cluster.secretArn(), cluster.database());
  }
}
