package dev.accounts.dataapi;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClientBuilder;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;

/** Sends one statement as one {@code ExecuteStatement}. */
final class DataApiTransport implements Transport {
  private final RdsDataClient client;
  private final DataApiTarget target;

  /**
   * Platform threads: a virtual one costs more while it waits for a socket, and each call would
   * need a new one.
   */
  private final Executor threads = Executors.newCachedThreadPool(DataApiTransport::thread);

  private DataApiTransport(RdsDataClient client, DataApiTarget target) {
    this.client = client;
    this.target = target;
  }

  static DataApiTransport to(RdsDataClientBuilder client, DataApiTarget target) {
    RdsDataClient once =
        client
            .overrideConfiguration(
                client.overrideConfiguration().toBuilder()
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .build())
            .build();
    return new DataApiTransport(once, target);
  }

  /** What it inherits is not its first caller's, since others come after. */
  private static Thread thread(Runnable calls) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false)
            .name("accounts-data-api")
            .unstarted(calls);
    thread.setContextClassLoader(DataApiTransport.class.getClassLoader());
    return thread;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    return Rows.of(execute(request(call), deadline));
  }

  /**
   * On another thread, so that the caller goes on at the deadline even if the socket hangs; the
   * thread is free again after the socket's own timeout, or, if it still writes, when the network
   * gives up.
   */
  private ExecuteStatementResponse execute(ExecuteStatementRequest request, Deadline deadline)
      throws AttemptFailed {
    FutureTask<ExecuteStatementResponse> attempt =
        new FutureTask<>(() -> client.executeStatement(request));
    threads.execute(attempt);
    try {
      return deadline.time().await(attempt, deadline);
    } catch (ExecutionException failed) {
      throw DataApiFailures.of(failed);
    } catch (TimeoutException late) {
      attempt.cancel(true);
      throw new AttemptFailed(FailureKind.IN_DOUBT, "The Data API did not respond in time", late);
    } catch (InterruptedException stopped) {
      attempt.cancel(true);
      Thread.currentThread().interrupt();
      throw new AttemptFailed(FailureKind.IN_DOUBT, "The call was interrupted", stopped);
    }
  }

  private ExecuteStatementRequest request(SqlCall call) {
    return ExecuteStatementRequest.builder()
        .resourceArn(target.resourceArn())
        .secretArn(target.secretArn())
        .database(target.database())
        .sql(call.statement())
        .includeResultMetadata(true)
        .parameters(
            call.parameters().entrySet().stream()
                .map(parameter -> parameter(parameter.getKey(), parameter.getValue()))
                .toList())
        .build();
  }

  /** Without a type hint everything is text; the statement casts. */
  private static SqlParameter parameter(String name, Optional<String> value) {
    Field field = value.map(Field::fromStringValue).orElseGet(() -> Field.fromIsNull(true));
    return SqlParameter.builder().name(name).value(field).build();
  }
}
