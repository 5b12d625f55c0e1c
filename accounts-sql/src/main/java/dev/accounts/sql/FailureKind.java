package dev.accounts.sql;

/** What a failed attempt means for the next one. */
public enum FailureKind {
  /**
   * The statement was not run: the database wakes up. Worth waiting for, as long as there is time.
   */
  RESUMING,
  /** The statement had no effect: too many requests, or a race that the database rolled back. */
  NOT_APPLIED,
  /**
   * The statement had no effect, because this connection leads to a server that takes no writes, as
   * after a failover. Another connection may lead to one that does.
   */
  NOT_WRITABLE,
  /** The statement may have been run: its response was lost. A retry finds out. */
  IN_DOUBT,
  /**
   * The statement was not sent: no server is there, or no connection was free. Worth another
   * attempt only for a write that an earlier one left in doubt, because that finds out.
   */
  UNREACHABLE,
  /**
   * The statement had no effect, and there is no time for another attempt: it was cancelled, or it
   * was not sent because no connection was free in time.
   */
  OUT_OF_TIME,
  /** The statement was run, and gave more than the transport carries. */
  TOO_LARGE,
  /** The statement, or the caller, was refused, and always will be: a wrong setting or a defect. */
  REFUSED
}
