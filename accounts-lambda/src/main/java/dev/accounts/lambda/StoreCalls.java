package dev.accounts.lambda;

import dev.accounts.sql.CallReport;
import java.util.Optional;

/** Carries what the store's call took from the adapter to the log of the same request. */
final class StoreCalls implements CallReport.Listener {
  private final ThreadLocal<Optional<CallReport>> last = ThreadLocal.withInitial(Optional::empty);

  /** Called on the thread of the request. */
  @Override
  public void ended(CallReport report) {
    last.set(Optional.of(report));
  }

  /** What the request of this thread took, if it asked the store; forgotten afterwards. */
  Optional<CallReport> take() {
    Optional<CallReport> report = last.get();
    last.remove();
    return report;
  }
}
