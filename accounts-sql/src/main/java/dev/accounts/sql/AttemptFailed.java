package dev.accounts.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One attempt to run a statement did not succeed. The message is our own; of the cause only the
 * class and the stack trace are kept, because its message may hold rows of the database.
 */
public final class AttemptFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int MOST_CAUSES = 50;

  private final FailureKind kind;
  private final String sqlState;

  /** A failure that has no state of PostgreSQL. */
  public AttemptFailed(FailureKind kind, String message, Throwable cause) {
    this(kind, message, "", cause);
  }

  /** A failure with PostgreSQL's state, which may be empty. */
  public AttemptFailed(FailureKind kind, String message, String sqlState, Throwable cause) {
    super(message, Redacted.of(cause));
    this.kind = kind;
    this.sqlState = sqlState;
  }

  /**
   * The failure and its causes, outermost first: none twice, because failures of some libraries are
   * the causes of each other, and no more than anyone reads.
   */
  public static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable cause = failure;
    while (cause != null && known.add(cause) && causes.size() < MOST_CAUSES) {
      causes.add(cause);
      cause = cause.getCause();
    }
    return causes;
  }

  /** What it means for the next attempt. */
  public FailureKind kind() {
    return kind;
  }

  /** PostgreSQL's state, appendix A of its manual. */
  public Optional<String> sqlState() {
    return Optional.of(sqlState).filter(state -> !state.isEmpty());
  }
}
