package dev.accounts.spring;

import dev.accounts.sql.CallReport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs what is no part of a call, such as a listener: its failure is logged, because it would hide
 * how the call ended. Only a virtual machine that is out of order is left to its host.
 */
final class Aside {
  private static final Logger LOG = System.getLogger(Aside.class.getName());

  private Aside() {}

  static void run(String what, Runnable work) {
    get(
        what,
        () -> {
          work.run();
          return what;
        },
        what);
  }

  /** What the work returns, or something else when it failed. */
  static <T> T get(String what, Supplier<T> work, T otherwise) {
    try {
      return work.get();
    } catch (VirtualMachineError broken) {
      throw broken;
    } catch (Throwable failure) {
      LOG.log(Level.ERROR, what + " failed; the call of the accounts is as it was", failure);
      return otherwise;
    }
  }

  /** All that get reports, each by itself: one that fails takes nothing from the others. */
  static CallReport.Listener each(Supplier<Stream<CallReport.Listener>> listeners) {
    return report ->
        listeners
            .get()
            .forEach(listener -> run("A listener of reports", () -> listener.ended(report)));
  }
}
