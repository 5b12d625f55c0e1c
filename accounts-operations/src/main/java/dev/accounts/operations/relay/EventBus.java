package dev.accounts.operations.relay;

import dev.accounts.application.port.Deadline;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * A bus of EventBridge. What it does not take is sent to it again, with longer and longer pauses;
 * what it will never take goes to the dead letters.
 */
final class EventBus {
  /** A request has fewer bytes, and so has an event. */
  static final int MOST_BYTES = 256 * 1024;

  private final EventBridgeClient client;
  private final DeadLetters deadLetters;
  private final int mostBytes;

  /**
   * A bus.
   *
   * @param client without retries of its own, and with a timeout that leaves time for others
   */
  EventBus(EventBridgeClient client, DeadLetters deadLetters, int mostBytes) {
    this.client = client;
    this.deadLetters = deadLetters;
    this.mostBytes = mostBytes;
  }

  /**
   * Fails when there is no such bus: what is sent to one that is not there is taken and lost,
   * without an error ("PutEvents" in the guide of EventBridge).
   *
   * @throws RelayFailed when it is not there, or cannot be asked until the deadline
   */
  void assertThere(String busName, Deadline deadline) throws InterruptedException {
    Pauses pauses = new Pauses(deadline);
    while (true) {
      try {
        client.describeEventBus(describe -> describe.name(busName));
        return;
      } catch (SdkException failed) {
        if (BusFailure.of(failed) != BusFailure.TEMPORARY || !deadline.remaining().isPositive()) {
          throw new RelayFailed(
              "The event bus cannot be found (" + BusFailure.codeOf(failed) + ")");
        }
        pauses.pause();
      }
    }
  }

  /**
   * Sends what waits, until the deadline.
   *
   * @return the code of the failure that it ended with, if it did
   * @throws RelayFailed when trying again would not help
   */
  Optional<String> send(Sending sending, Deadline deadline) throws InterruptedException {
    for (Optional<Outgoing> it = sending.tooLarge(mostBytes);
        it.isPresent();
        it = sending.tooLarge(mostBytes)) {
      settleDead(sending, it.get(), "TooLarge");
    }
    Optional<String> failure = Optional.empty();
    Pauses pauses = new Pauses(deadline);
    while (!sending.isDone() && deadline.remaining().isPositive()) {
      failure = attempt(sending);
      if (failure.isEmpty()) {
        pauses.startAgain();
      } else {
        pauses.pause();
      }
    }
    return sending.isDone() ? Optional.empty() : failure;
  }

  /** Sends one batch, and returns the code of a failure after which the rest can be retried. */
  private Optional<String> attempt(Sending sending) {
    List<Outgoing> batch = sending.batch(mostBytes);
    List<PutEventsResultEntry> results;
    try {
      results =
          client
              .putEvents(put -> put.entries(batch.stream().map(Outgoing::entry).toList()))
              .entries();
    } catch (SdkException failed) {
      return temporary(BusFailure.of(failed), BusFailure.codeOf(failed));
    }
    Optional<String> failure = Optional.empty();
    for (int i = 0; i < batch.size(); i++) {
      String code = results.get(i).errorCode();
      if (code == null) {
        sending.settled(batch.get(i));
      } else if (BusFailure.of(code) == BusFailure.OF_THE_EVENT) {
        settleDead(sending, batch.get(i), code);
      } else {
        failure = temporary(BusFailure.of(code), code);
      }
    }
    return failure;
  }

  private static Optional<String> temporary(BusFailure failure, String code) {
    if (failure == BusFailure.TEMPORARY) {
      return Optional.of(code);
    }
    throw new RelayFailed("The event bus takes no changes (" + code + ")");
  }

  private void settleDead(Sending sending, Outgoing change, String reason) {
    deadLetters.add(change, reason);
    sending.settled(change);
  }
}
