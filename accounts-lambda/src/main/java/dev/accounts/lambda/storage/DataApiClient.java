package dev.accounts.lambda.storage;

import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.lambda.settings.Settings.Storage;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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

  /**
   * A response that has not come by then is taken for lost and asked for again, for which the
   * deadline of a request leaves time. No statement may take longer.
   */
  private static final Duration SOCKET = Duration.ofSeconds(20);

  private DataApiClient() {}

  /** A client for this cluster. */
  public static RdsDataClientBuilder to(Storage.DataApi cluster) {
    RdsDataClientBuilder client = over(cluster, network());
    cluster.endpoint().ifPresent(endpoint -> directTo(client, endpoint, "local"));
    return client;
  }

  /**
   * The same for a priming, with credentials that are valid nowhere.
   *
   * @param trust says that the server at this endpoint is the right one
   */
  public static RdsDataClientBuilder priming(
      Storage.DataApi cluster, URI endpoint, TrustManager[] trust) {
    RdsDataClientBuilder client = over(cluster, network().tlsTrustManagersProvider(() -> trust));
    return directTo(client, endpoint, "priming");
  }

  /** The SDK refuses such an endpoint where the environment asks for a special one of AWS. */
  private static RdsDataClientBuilder directTo(
      RdsDataClientBuilder client, URI endpoint, String credentials) {
    return client
        .endpointOverride(endpoint)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(credentials, credentials)));
  }

  private static UrlConnectionHttpClient.Builder network() {
    return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET);
  }

  private static RdsDataClientBuilder over(
      Storage.DataApi cluster, UrlConnectionHttpClient.Builder network) {
    return RdsDataClient.builder().region(Region.of(cluster.region())).httpClientBuilder(network);
  }

  /** The cluster as the adapter takes it. */
  public static DataApiTarget target(Storage.DataApi cluster) {
    return new DataApiTarget(cluster.resourceArn(), cluster.secretArn(), cluster.database());
  }
}
