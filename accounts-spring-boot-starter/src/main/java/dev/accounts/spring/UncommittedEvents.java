package dev.accounts.spring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What one transaction has changed so far; a rollback to a savepoint of Spring's takes the later
 * part back. Of a savepoint of JDBC itself Spring says nothing.
 */
final class UncommittedEvents implements TransactionSynchronization {
  private final Announcements announcements;
  private final List<AccountsChanged> events = new ArrayList<>();
  private final Map<Object, Integer> savepoints = new HashMap<>();

  UncommittedEvents(Announcements announcements) {
    this.announcements = announcements;
  }

  boolean belongTo(Announcements others) {
    return announcements == others;
  }

  void add(AccountsChanged event) {
    events.add(event);
  }

  @Override
  public void savepoint(Object savepoint) {
    savepoints.put(savepoint, events.size());
  }

  /** A savepoint that is not known here is older than the first event. */
  @Override
  public void savepointRollback(Object savepoint) {
    events.subList(savepoints.getOrDefault(savepoint, 0), events.size()).clear();
  }

  @Override
  public void afterCompletion(int status) {
    if (status == STATUS_COMMITTED) {
      events.forEach(announcements::publish);
    }
  }
}
