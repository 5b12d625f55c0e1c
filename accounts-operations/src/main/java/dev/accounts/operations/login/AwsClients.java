package dev.accounts.operations.login;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The SDK's clients for work that may take minutes. Credentials come from the default chain, which
 * knows where Lambda keeps them.
 *
 * @param dataApi of a stand-in on this machine, instead of the service
 * @param secretsManager of a stand-in on this machine, instead of the service
 */
public record AwsClients(Optional<URI> dataApi, Optional<URI> secretsManager) {
  /** Clients of the services themselves. */
  public static final AwsClients OF_THE_SERVICES =
      new AwsClients(Optional.empty(), Optional.empty());

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The Data API responds within 45 s, also when the statement goes on. */
  private static final Duration SOCKET = Duration.ofSeconds(50);

  /** Without the SDK's own retries; ours know what is safe and how long to wait. */
  public RdsDataClient dataApi(String region) {
    return built(RdsDataClient.builder(), region, dataApi)
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** A client of Secrets Manager in this region. */
  public SecretsManagerClient secretsManager(String region) {
    return built(SecretsManagerClient.builder(), region, secretsManager).build();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B built(
      B client, String region, Optional<URI> endpoint) {
    client
        .region(Region.of(region))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET));
    endpoint.ifPresent(standIn ->
        client
            .endpointOverride(standIn)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
    return client;
  }
}
