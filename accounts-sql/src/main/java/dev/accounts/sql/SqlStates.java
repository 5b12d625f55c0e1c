package dev.accounts.sql;

/** What PostgreSQL's states mean, appendix A of its manual. */
public final class SqlStates {
  /** A write where none is taken: the server was a writer before, or a transaction is read-only. */
  private static final String READ_ONLY = "25006";

  /** Raised by {@code accounts.check_isolation} in an isolation level that cannot be guarded. */
  private static final String WRONG_ISOLATION = "UA002";

  private SqlStates() {}

  /**
   * What a state means for the next attempt. A race that was rolled back had no effect, nor had a
   * statement for which the server's memory, locks, disk space or connections did not suffice, nor
   * a write where only reads are taken, as while another server becomes the writer; a lost
   * connection, a shutdown, or no state at all leaves it open; the rest will not change.
   */
  public static FailureKind kind(String state) {
    return switch (state) {
      case "40001", "40P01", "55P03" -> FailureKind.NOT_APPLIED;
      case READ_ONLY -> FailureKind.NOT_WRITABLE;
      case "57014" -> FailureKind.OUT_OF_TIME;
      case "", "40003" -> FailureKind.IN_DOUBT;
      default ->
          isOutOfResources(state)
              ? FailureKind.NOT_APPLIED
              : state.startsWith("08") || state.startsWith("57P")
                  ? FailureKind.IN_DOUBT
                  : FailureKind.REFUSED;
    };
  }

  /** One sentence about a state, with nothing of the database's own text. */
  public static String message(String state) {
    return switch (kind(state)) {
      case IN_DOUBT -> "The connection to the database was lost";
      case NOT_APPLIED ->
          isOutOfResources(state)
              ? "The database is out of memory, locks, disk space or connections"
              : "The database is too busy";
      case NOT_WRITABLE -> "The database, or the transaction, takes no writes now";
      case OUT_OF_TIME -> "The statement took too long and was cancelled";
      case REFUSED, RESUMING, UNREACHABLE, TOO_LARGE -> refusal(state);
    };
  }

  /** What an operator can do about the common ones. */
  private static String refusal(String state) {
    String refused = "The database refused a statement (SQLState " + state + ")";
    return switch (state) {
      case WRONG_ISOLATION ->
          "Accounts are changed in READ COMMITTED transactions only; use that isolation level";
      case "42501" -> refused + "; grant its user the role accounts_app";
      case "3F000", "42883" -> refused + "; bring its schema up to date";
      default -> refused;
    };
  }

  private static boolean isOutOfResources(String state) {
    return state.startsWith("53");
  }
}
