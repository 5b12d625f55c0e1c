package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.LocalCertificate;
import dev.accounts.sql.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

class DataApiTlsTest {
  private final LocalCertificate certificate;
  private final DataApiCluster cluster = TestPostgres.newDatabase().to(DataApiCluster::of);

  DataApiTlsTest(@TempDir Path directory) throws IOException, GeneralSecurityException {
    certificate = LocalCertificate.in(directory);
  }

  @Test
  void aClientThatTrustsTheCertificateIsServed() throws IOException, GeneralSecurityException {
    var trusted = certificate.forClients().getTrustManagers();
    try (DataApiStandIn standIn = DataApiStandIn.start(cluster, certificate.forServers());
        RdsDataClient client =
            client(
                standIn,
                UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> trusted))) {
      assertThat(standIn.endpoint()).hasScheme("https");
      assertThat(
              client
                  .executeStatement(TestClient.request("SELECT 1").build())
                  .records()
                  .getFirst()
                  .getFirst()
                  .longValue())
          .isOne();
    }
  }

  @Test
  void aClientThatDoesNotTrustItSendsNothing() throws GeneralSecurityException {
    try (DataApiStandIn standIn = DataApiStandIn.start(cluster, certificate.forServers());
        RdsDataClient client = client(standIn, UrlConnectionHttpClient.builder())) {
      assertThatExceptionOfType(SdkClientException.class)
          .isThrownBy(() -> client.executeStatement(TestClient.request("SELECT 1").build()))
          .withCauseInstanceOf(SSLHandshakeException.class);
      assertThat(standIn.calls().count()).isZero();
    }
  }

  private static RdsDataClient client(
      DataApiStandIn standIn, UrlConnectionHttpClient.Builder network) {
    return RdsDataClient.builder()
        .endpointOverride(standIn.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .overrideConfiguration(o -> o.retryStrategy(retry -> retry.maxAttempts(1)))
        .httpClientBuilder(network)
        .build();
  }
}
