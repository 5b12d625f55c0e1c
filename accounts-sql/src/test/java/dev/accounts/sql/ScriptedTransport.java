package dev.accounts.sql;

import dev.accounts.application.port.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A transport whose attempts end as a test says, in this order; after them, every one succeeds. */
final class ScriptedTransport implements Transport {
  static final List<Map<String, String>> ROWS = List.of(Map.of("column", "value"));

  /** How one attempt ends. */
  private interface Ending {
    void come() throws AttemptFailed;
  }

  private final Queue<Ending> script = new ArrayDeque<>();
  private final List<Duration> remaining = new ArrayList<>();

  /** The next attempt fails like this. */
  ScriptedTransport fails(FailureOf failure) {
    return fails(failure, () -> {});
  }

  /** The next attempt fails like this, while something else happens. */
  ScriptedTransport fails(FailureOf failure, Runnable meanwhile) {
    script.add(() -> {
      meanwhile.run();
      throw failure.make();
    });
    return this;
  }

  /** The next attempt ends in an exception that no transport declares. */
  ScriptedTransport breaks(Throwable unexpected) {
    script.add(() -> ScriptedTransport.<RuntimeException>throwAs(unexpected));
    return this;
  }

  @SuppressWarnings("unchecked") // the compiler is misled on purpose, as libraries do
  private static <E extends Throwable> void throwAs(Throwable unexpected) throws E {
    throw (E) unexpected;
  }

  /** So many attempts fail like this. */
  ScriptedTransport failsTimes(int times, FailureOf failure) {
    for (int i = 0; i < times; i++) {
      fails(failure);
    }
    return this;
  }

  @Override
  public List<Map<String, String>> run(SqlCall call, Deadline deadline) throws AttemptFailed {
    remaining.add(deadline.remaining());
    Ending next = script.poll();
    if (next != null) {
      next.come();
    }
    return ROWS;
  }

  int attempts() {
    return remaining.size();
  }

  /** The pauses between attempts that took no time themselves. */
  List<Duration> pauses() {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 1; i < remaining.size(); i++) {
      pauses.add(remaining.get(i - 1).minus(remaining.get(i)));
    }
    return pauses;
  }

  /** A failure with a kind, and with a state of PostgreSQL or none. */
  record FailureOf(FailureKind kind, String sqlState) {
    static final String MESSAGE = "our own sentence";

    static FailureOf kind(FailureKind kind) {
      return new FailureOf(kind, "");
    }

    AttemptFailed make() {
      return new AttemptFailed(
          kind, MESSAGE, sqlState, new IllegalStateException("a row of the database"));
    }
  }
}
