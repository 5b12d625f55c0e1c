package dev.accounts.lambda.storage;

import dev.accounts.sql.CallReport;
import java.util.Optional;

/** Carries what the store's calls took from the adapter to the log of the same request. */
public final class StoreCalls implements CallReport.Listener {
  private final ThreadLocal<Optional<CallReport>> sum = ThreadLocal.withInitial(Optional::empty);

  /** Called on the thread of the request. */
  @Override
  public void ended(CallReport report) {
    sum.set(Optional.of(sum.get().map(before -> before.plus(report)).orElse(report)));
  }

  /** What the request of this thread took, if it asked the store; forgotten afterwards. */
  public Optional<CallReport> take() {
    Optional<CallReport> report = sum.get();
    sum.remove();
    return report;
  }
}
