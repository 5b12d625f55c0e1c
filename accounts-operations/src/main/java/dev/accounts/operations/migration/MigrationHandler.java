package dev.accounts.operations.migration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.operations.login.AwsClients;
import dev.accounts.operations.login.SetupRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The function behind the custom resource {@code Custom::AccountsSchema}: migrates the database
 * when the stack is made or changed, and leaves it alone when the resource is deleted.
 *
 * <p>It responds always and before Lambda ends it, because a stack whose resource does not respond
 * hangs for an hour. If even the response cannot be delivered it fails, and Lambda calls it again.
 */
public final class MigrationHandler implements RequestStreamHandler {
  /** What is kept of the function's time for the response and its repetitions. */
  private static final Duration RESERVE = Duration.ofSeconds(20);

  private final SchemaMigration migration;
  private final Time time;
  private final ResponseSender sender = new ResponseSender();

  /** For the services of AWS, as Lambda starts it. */
  public MigrationHandler() {
    this(AwsClients.OF_THE_SERVICES, Time.SYSTEM);
  }

  /** The same with other clients. */
  public MigrationHandler(AwsClients clients, Time time) {
    this.migration = new SchemaMigration(clients);
    this.time = time;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Duration all = Duration.ofMillis(context.getRemainingTimeInMillis());
    Duration reserve = RESERVE.compareTo(all.dividedBy(3)) < 0 ? RESERVE : all.dividedBy(3);
    Deadline end = Deadline.in(all.minusMillis(100), time);
    Consumer<String> log = line -> context.getLogger().log(line + "\n");

    CustomResourceEvent event = CustomResourceEvent.read(input.readAllBytes());
    log.accept("Asked for: " + event.requestType());
    Outcome outcome = watched(event, Deadline.in(all.minus(reserve), time), log);
    log.accept(outcome.reason());
    String response =
        new CustomResourceResponse(event, physicalId(event), outcome)
            .json(context.getLogStreamName());
    sender.send(event.responseUrl(), response, end, log);
  }

  /** On a thread of its own, so that whatever hangs there does not keep the response. */
  private Outcome watched(CustomResourceEvent event, Deadline deadline, Consumer<String> log) {
    Duration patience = deadline.remaining();
    FutureTask<Outcome> work =
        new FutureTask<>(
            () -> outcome(event, Deadline.in(patience.multipliedBy(9).dividedBy(10), time), log));
    Thread.ofVirtual().name("accounts-migration").start(work);
    try {
      return time.await(work, deadline);
    } catch (TimeoutException late) {
      work.cancel(true);
      return Outcome.failed(
          "The database did not respond in "
              + patience.toSeconds()
              + " s. Look whether the cluster is available, then try again.");
    } catch (ExecutionException failed) {
      return Outcome.failed(unexpected(failed.getCause() == null ? failed : failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Outcome.failed("The migration was stopped; try again.");
    }
  }

  private Outcome outcome(CustomResourceEvent event, Deadline deadline, Consumer<String> log) {
    return switch (event.requestType()) {
      case "Create", "Update" ->
          migration.run(SchemaProperties.read(event.properties()), deadline, log);
      case "Delete" -> Outcome.succeeded("The database is left as it is", Map.of());
      default -> Outcome.failed("The event's RequestType must be Create, Update or Delete");
    };
  }

  /** Only classes: messages of libraries can hold what no reader may see. */
  private static String unexpected(Throwable failure) {
    return failure instanceof SetupRefused
        ? String.valueOf(failure.getMessage())
        : "The migration failed unexpectedly with " + failure.getClass().getName();
  }

  /** A failed update or a deletion must not look like another resource. */
  private static String physicalId(CustomResourceEvent event) {
    Optional<String> known = event.physicalResourceId();
    if (event.requestType().equals("Delete")) {
      return known.orElse("accounts-schema");
    }
    try {
      return SchemaProperties.read(event.properties()).physicalResourceId();
    } catch (SetupRefused unreadable) {
      return known.orElse("accounts-schema");
    }
  }
}
