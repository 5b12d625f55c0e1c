package dev.accounts.operations.relay;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.rest.json.JsonText;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The queue of the changes that the bus refuses for ever. A message names the change and why it was
 * refused, and is small and without personal data: the change itself stays in the history.
 */
final class DeadLetters {
  private final SqsClient client;
  private final String queueUrl;

  DeadLetters(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  /**
   * Puts a change into the queue.
   *
   * @throws RelayFailed when the queue does not take it
   */
  void add(Outgoing change, String reason) {
    try {
      client.sendMessage(send -> send.queueUrl(queueUrl).messageBody(message(change, reason)));
    } catch (SdkException failed) {
      throw new RelayFailed(
          "The dead-letter queue does not take a change (" + BusFailure.codeOf(failed) + ")");
    }
  }

  private static String message(Outgoing change, String reason) {
    AccountEvent event = change.change().event();
    return JsonText.object(json -> {
      json.writeStringProperty("reason", reason);
      json.writeStringProperty("tenant", event.after().tenantId().value());
      json.writeStringProperty("accountId", event.after().id().toString());
      json.writeNumberProperty("version", event.version().value());
      json.writeStringProperty("type", event.type().name());
    });
  }
}
