package dev.accounts.spring;

import dev.accounts.sql.CallReport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that get reports, each by itself: one that fails takes nothing from the others. */
record ReportListeners(Supplier<Stream<CallReport.Listener>> all) implements CallReport.Listener {
  @Override
  public void ended(CallReport report) {
    all.get().forEach(listener -> Aside.run("A listener of reports", () -> listener.ended(report)));
  }
}
