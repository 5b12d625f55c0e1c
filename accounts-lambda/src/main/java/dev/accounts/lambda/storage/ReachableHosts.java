package dev.accounts.lambda.storage;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Reports a host whose name is unknown as one that cannot be connected to. For the first the SDK
 * looks into its tables of all services and regions to write a longer message, and those are not in
 * the function's zip.
 */
final class ReachableHosts implements SdkHttpClient {
  private final SdkHttpClient network;

  ReachableHosts(SdkHttpClient network) {
    this.network = network;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = network.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      @SuppressWarnings("UnusedException") // as a cause it would be looked for
      public HttpExecuteResponse call() throws IOException {
        try {
          return prepared.call();
        } catch (UnknownHostException unknown) {
          throw new ConnectException("Unknown host: " + unknown.getMessage());
        }
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public String clientName() {
    return network.clientName();
  }

  @Override
  public void close() {
    network.close();
  }
}
