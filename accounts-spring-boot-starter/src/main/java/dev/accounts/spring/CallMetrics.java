package dev.accounts.spring;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Refusal;
import dev.accounts.sql.CallReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two meters: the timer {@code accounts.calls} with the call, its outcome and the exception, and
 * the counter {@code accounts.retries} with the last state of PostgreSQL. No tag has a value that a
 * caller chose.
 */
final class CallMetrics implements CallObserver, CallReport.Listener {
  private static final String NONE = "none";

  private final MeterRegistry registry;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Ending begun(String call) {
    Timer.Sample sample = Timer.start(registry);
    return failure ->
        sample.stop(
            Timer.builder("accounts.calls")
                .description("Calls of the repository of accounts")
                .tag("call", call)
                .tag("outcome", outcome(failure))
                .tag("exception", failure == null ? NONE : failure.getClass().getSimpleName())
                .register(registry));
  }

  private static String outcome(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> "success";
      case Refusal refusal -> "refused";
      case RepositoryException store -> store.reason().name().toLowerCase(Locale.ROOT);
      default -> "defect";
    };
  }

  @Override
  public void ended(CallReport report) {
    if (report.attempts() > 1) {
      registry
          .counter("accounts.retries", "sqlstate", report.sqlState().orElse(NONE))
          .increment(report.attempts() - 1);
    }
  }
}
