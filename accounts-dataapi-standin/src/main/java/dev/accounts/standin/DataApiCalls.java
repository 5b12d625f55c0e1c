package dev.accounts.standin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a stand-in was asked for, whatever it returned; values of parameters are not kept. */
public final class DataApiCalls {
  private final Map<DataApiOperation, Integer> counts = new EnumMap<>(DataApiOperation.class);
  private final List<String> statements = new ArrayList<>();

  DataApiCalls() {}

  /** The number of calls of all operations. */
  public synchronized int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The number of calls of one operation. */
  public synchronized int count(DataApiOperation operation) {
    return counts.getOrDefault(operation, 0);
  }

  /** The statements that were sent, in order; that of a batch once. */
  public synchronized List<String> statements() {
    return Collections.unmodifiableList(new ArrayList<>(statements));
  }

  /** Forgets what was, so that a test counts only its own. */
  public synchronized void clear() {
    counts.clear();
    statements.clear();
  }

  synchronized void called(DataApiOperation operation) {
    counts.merge(operation, 1, Integer::sum);
  }

  synchronized void sent(String statement) {
    statements.add(statement);
  }
}
