package dev.accounts.spring;

import org.jspecify.annotations.Nullable;

/** Watches calls of the repository, for metrics. */
@FunctionalInterface
interface CallObserver {
  CallObserver NONE = call -> failure -> {};

  /** A call begins. */
  Ending begun(String call);

  /** Gets to know how the call ended. */
  @FunctionalInterface
  interface Ending {
    /** The call is over; without a failure it was a success. */
    void ended(@Nullable Throwable failure);
  }
}
