package dev.accounts.operations.relay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiDatabase;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.lambda.storage.DataApiClient;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.RelayedChanges;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The function that a schedule starts. It reaches the database over the Data API, whatever the
 * API's function does, so it needs no VPC and no way from there to the bus.
 */
public final class RelayHandler implements RequestStreamHandler {
  private static final Duration RESERVE = Duration.ofSeconds(1);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration SOCKET = Duration.ofSeconds(5);

  /** Shorter than what a relay keeps in reserve. */
  private static final Duration CALL = Duration.ofSeconds(7);

  private final Relay relay;
  private final Time time = Time.SYSTEM;

  /** For the services of AWS, as Lambda starts it. */
  public RelayHandler() {
    RelaySettings settings = RelaySettings.from(Environment.ofTheProcess());
    Region region = Region.of(settings.busRegion());
    EventBridgeClient bus =
        EventBridgeClient.builder()
            .region(region)
            .httpClientBuilder(http())
            .overrideConfiguration(RelayHandler::once)
            .build();
    SqsClient queue =
        SqsClient.builder()
            .region(Region.of(settings.database().region()))
            .httpClientBuilder(http())
            .overrideConfiguration(RelayHandler::once)
            .build();
    this.relay =
        new Relay(
            new RelayedChanges(
                DataApiDatabase.over(
                    DataApiClient.to(settings.database()),
                    DataApiClient.target(settings.database()),
                    CallReport.Listener.NONE),
                settings.busArn()),
            new EventBus(bus, new DeadLetters(queue, settings.deadLetters()), EventBus.MOST_BYTES),
            settings.busArn());
  }

  private static void once(ClientOverrideConfiguration.Builder config) {
    config.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(CALL);
  }

  private static UrlConnectionHttpClient.Builder http() {
    return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Duration patience = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    try {
      RelayReport report = relay.run(Deadline.in(patience, time));
      context.getLogger().log(report.line(context.getFunctionName(), time.instant()) + "\n");
    } catch (RepositoryException failed) {
      throw new RelayFailed(String.valueOf(failed.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new RelayFailed("The relay was stopped");
    }
  }
}
