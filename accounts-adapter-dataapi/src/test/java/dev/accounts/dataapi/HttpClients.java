package dev.accounts.dataapi;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The SDK's HTTP client, twice: one has time for a busy machine, the other is soon done with a
 * socket on which nothing comes. The second is for a call that is known to meet such a socket.
 */
final class HttpClients implements SdkHttpClient {
  private final SdkHttpClient patient = withSocketTimeout(Duration.ofSeconds(10));
  private final SdkHttpClient hurried = withSocketTimeout(Duration.ofMillis(100));
  private final AtomicBoolean isNextHurried = new AtomicBoolean();

  private static SdkHttpClient withSocketTimeout(Duration timeout) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(2))
        .socketTimeout(timeout)
        .build();
  }

  void hurryNext() {
    isNextHurried.set(true);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return (isNextHurried.getAndSet(false) ? hurried : patient).prepareRequest(request);
  }

  @Override
  public String clientName() {
    return patient.clientName();
  }

  @Override
  public void close() {
    patient.close();
    hurried.close();
  }
}
