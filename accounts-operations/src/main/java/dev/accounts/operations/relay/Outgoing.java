package dev.accounts.operations.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.application.port.Feed;
import dev.accounts.domain.Account;
import dev.accounts.rest.events.ChangeEvent;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * A change on its way to the bus.
 *
 * @param before the position before it
 */
record Outgoing(Feed.Entry change, Feed.Position before, PutEventsRequestEntry entry) {
  /** "Calculating PutEvents event entry size" in the guide of EventBridge: any time has this. */
  private static final int SIZE_OF_TIME = 14;

  static Outgoing of(Feed.Entry change, Feed.Position before, String bus) {
    ChangeEvent event = ChangeEvent.of(change);
    return new Outgoing(
        change,
        before,
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(ChangeEvent.SOURCE)
            .detailType(event.type())
            .detail(event.detail())
            .time(account(change).updated().at())
            .build());
  }

  private static Account account(Feed.Entry change) {
    return change.event().after();
  }

  /** Whose changes have to be in order. */
  String accountKey() {
    return account(change).tenantId().value() + "/" + account(change).id();
  }

  /** In bytes, as the bus counts them. */
  int size() {
    return SIZE_OF_TIME + bytes(entry.source()) + bytes(entry.detailType()) + bytes(entry.detail());
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
