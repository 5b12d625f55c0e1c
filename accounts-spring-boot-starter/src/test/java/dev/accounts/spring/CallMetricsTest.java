package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.CallReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallMetrics metrics = new CallMetrics(registry);

  @Test
  void retriesAreCountedByTheStateThatCausedThem() {
    metrics.ended(new CallReport(1, Duration.ZERO, false, Optional.empty()));
    metrics.ended(new CallReport(3, Duration.ZERO, false, Optional.of("40001")));
    assertThat(registry.get("accounts.retries").tag("sqlstate", "40001").counter().count())
        .isEqualTo(2);
    assertThat(registry.find("accounts.retries").tag("sqlstate", "none").counter()).isNull();
  }
}
