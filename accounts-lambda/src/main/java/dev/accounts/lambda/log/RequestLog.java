package dev.accounts.lambda.log;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.accounts.application.port.Time;
import dev.accounts.domain.TenantId;
import dev.accounts.rest.RequestObserver;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.json.JsonText;
import dev.accounts.sql.CallReport;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One line about one request, for machines to read: nothing that a caller wrote, and no one's name.
 */
public final class RequestLog implements RequestObserver {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Time time;
  private final boolean coldStart;
  private final long start;
  private String route = "unknown";
  private Optional<TenantId> tenant = Optional.empty();
  private Optional<ProblemCode> problem = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<CallReport> store = Optional.empty();

  /** Starts to measure. */
  public RequestLog(Time time, boolean coldStart) {
    this.time = time;
    this.coldStart = coldStart;
    this.start = time.nanoTime();
  }

  @Override
  public void route(String operation) {
    route = operation;
  }

  @Override
  public void tenant(TenantId id) {
    tenant = Optional.of(id);
  }

  @Override
  public void problem(ProblemCode code) {
    problem = Optional.of(code);
  }

  /** Keeps what went wrong inside, so that it stands in the log and nowhere else. */
  @Override
  public void failed(RuntimeException unexpected) {
    failure = Optional.of(unexpected);
  }

  /** Keeps what it took to ask the store. */
  public void store(CallReport report) {
    store = Optional.of(report);
  }

  /** The line, when the request is over. */
  public String line(String requestId, String method, int status) {
    return JsonText.object(json -> {
      // nanoseconds would need a formatter, and CloudWatch keeps milliseconds
      JsonText.instant(json, "time", time.instant().truncatedTo(MILLIS));
      json.writeStringProperty("level", level(status));
      json.writeStringProperty("requestId", requestId);
      json.writeStringProperty("route", route);
      json.writeStringProperty("method", METHODS.contains(method) ? method : "OTHER");
      json.writeNumberProperty("status", status);
      json.writeNumberProperty("durationMs", elapsed().toMillis());
      JsonText.optional(json, "tenant", tenant);
      json.writeBooleanProperty("coldStart", coldStart);
      JsonText.optional(json, "errorCode", problem.map(ProblemCode::code));
      store.ifPresent(report -> StoreMetrics.write(json, report, time.instant()));
      failure.ifPresent(cause -> FailureJson.write(json, cause));
    });
  }

  private Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  private static String level(int status) {
    if (status < 500) {
      return "INFO";
    }
    return status == 503 ? "WARN" : "ERROR";
  }
}
