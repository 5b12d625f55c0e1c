package dev.accounts.operations.migration;

import dev.accounts.application.port.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Takes a response to CloudFormation, again and again until it arrives. No content type goes with
 * it: the address is signed for a request without one.
 */
final class ResponseSender {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /**
   * Sends the response.
   *
   * @throws IOException when it did not arrive before the deadline; CloudFormation still waits
   */
  void send(URI address, String response, Deadline deadline, Consumer<String> progress)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .PUT(BodyPublishers.ofString(response))
            .build();
    while (!arrives(request, progress)) {
      if (deadline.remaining().compareTo(PAUSE) <= 0) {
        throw new IOException("The response could not be delivered to CloudFormation");
      }
      pause(deadline);
    }
  }

  /** The address and what came back stay out of the log: the one is a key, the other may be. */
  private boolean arrives(HttpRequest request, Consumer<String> progress) throws IOException {
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != OK) {
        progress.accept("CloudFormation's address returned status " + status);
      }
      return status == OK;
    } catch (IOException unreachable) {
      progress.accept("CloudFormation's address cannot be reached: " + unreachable.getClass());
      return false;
    } catch (InterruptedException stopped) {
      throw stopped(stopped);
    }
  }

  private static void pause(Deadline deadline) throws IOException {
    try {
      deadline.time().sleep(PAUSE);
    } catch (InterruptedException stopped) {
      throw stopped(stopped);
    }
  }

  private static IOException stopped(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new IOException("Stopped before the response was delivered", stopped);
  }
}
