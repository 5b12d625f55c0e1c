package dev.accounts.dataapi;

import dev.accounts.standin.Fault;
import dev.accounts.standin.PlannedFault;
import java.util.Arrays;
import java.util.stream.Stream;

/** Every fault that can happen, and what it truly means for the statement. */
final class Faults {
  private Faults() {}

  /** What can be known about the statement. */
  enum Meaning {
    /** It was not run, and will not be. */
    REFUSED,
    /** It was not run, or was rolled back; later it will be. */
    NOT_RUN,
    /** The response does not say whether it was run. */
    IN_DOUBT
  }

  /**
   * One fault.
   *
   * @param isRun whether the statement is run all the same
   * @param isSilent whether nothing comes, and the connection stays open
   */
  record Case(PlannedFault planned, Meaning meaning, boolean isRun, boolean isSilent) {
    Case(PlannedFault planned, Meaning meaning, boolean isRun) {
      this(planned, meaning, isRun, false);
    }

    @Override
    public String toString() {
      return planned.toString();
    }
  }

  static Stream<Case> all() {
    return Stream.of(
            Arrays.stream(Fault.values())
                .map(f -> new Case(f.before(), meaning(f), false, isSilent(f))),
            Arrays.stream(Fault.values())
                .filter(f -> meaning(f) == Meaning.IN_DOUBT)
                .map(f -> new Case(f.after(), Meaning.IN_DOUBT, true, isSilent(f))),
            Stream.of(PlannedFault.error(400, "ThrottlingException", "Rate exceeded"))
                .map(fault -> new Case(fault, Meaning.NOT_RUN, false)),
            Stream.of("40001", "40P01", "53200", "53300")
                .map(s -> new Case(PlannedFault.databaseError(s, "x"), Meaning.NOT_RUN, false)),
            Stream.of("57P01", "08006", "40003")
                .map(s -> new Case(PlannedFault.databaseError(s, "x"), Meaning.IN_DOUBT, false)))
        .flatMap(cases -> cases);
  }

  private static boolean isSilent(Fault fault) {
    return fault == Fault.BLACK_HOLE;
  }

  /** Sleep, throttling and access are looked at before the statement is, so never after it. */
  private static Meaning meaning(Fault fault) {
    return switch (fault) {
      case ACCESS_DENIED, FORBIDDEN -> Meaning.REFUSED;
      case RESUMING, THROTTLED -> Meaning.NOT_RUN;
      case INTERNAL_SERVER_ERROR,
          SERVICE_UNAVAILABLE,
          DATABASE_UNAVAILABLE,
          STATEMENT_TIMEOUT,
          COMMUNICATIONS_LINK_FAILURE,
          DROPPED_CONNECTION,
          BLACK_HOLE,
          CUT_OFF_RESPONSE,
          TRUNCATED_JSON,
          HTML,
          BAD_GATEWAY,
          EMPTY_ERROR,
          EMPTY_BODY ->
          Meaning.IN_DOUBT;
    };
  }
}
