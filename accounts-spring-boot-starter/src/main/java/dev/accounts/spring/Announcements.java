package dev.accounts.spring;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes each event once it is true: at once outside transactions, after the commit inside. */
final class Announcements {
  private final ApplicationEventPublisher publisher;

  Announcements(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  void announce(AccountsChanged event) {
    if (CurrentTransaction.isOpen()) {
      ofThisTransaction().add(event);
    } else {
      publish(event);
    }
  }

  private UncommittedEvents ofThisTransaction() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(UncommittedEvents.class::isInstance)
        .map(UncommittedEvents.class::cast)
        .filter(events -> events.belongTo(this))
        .findFirst()
        .orElseGet(this::begun);
  }

  private UncommittedEvents begun() {
    UncommittedEvents events = new UncommittedEvents(this);
    TransactionSynchronizationManager.registerSynchronization(events);
    return events;
  }

  /** The accounts are changed, whatever a listener makes of it. */
  void publish(AccountsChanged event) {
    Aside.run("A listener of AccountsChanged", () -> publisher.publishEvent(event));
  }
}
