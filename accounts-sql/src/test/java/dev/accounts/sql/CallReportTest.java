package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.sql.ScriptedTransport.FailureOf;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallReportTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<CallReport> reports = new ArrayList<>();

  @Test
  void aCallThatGoesWellIsOneAttemptAndNothingElse() {
    assertThat(run(SqlCall.write("WRITE")))
        .isEqualTo(new CallReport(1, Duration.ZERO, false, Optional.empty()));
  }

  @Test
  void theLastStateOfPostgresqlIsKeptAlsoWhenALaterFailureHasNone() {
    transport
        .fails(new FailureOf(FailureKind.NOT_APPLIED, "40001"))
        .fails(new FailureOf(FailureKind.NOT_APPLIED, "40P01"))
        .fails(new FailureOf(FailureKind.RESUMING, ""));
    assertThat(run(SqlCall.write("WRITE")))
        .isEqualTo(new CallReport(4, Duration.ofMillis(200), false, Optional.of("40P01")));
  }

  @Test
  void aCallThatFailsIsReportedToo() {
    transport.fails(new FailureOf(FailureKind.IN_DOUBT, "08006"));
    transport.fails(new FailureOf(FailureKind.REFUSED, "42601"));
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> run(SqlCall.write("WRITE")));
    assertThat(reports)
        .containsExactly(new CallReport(2, Duration.ZERO, false, Optional.of("42601")));
  }

  @Test
  void reportsOfOneRequestAddUp() {
    CallReport first = new CallReport(2, Duration.ofSeconds(1), true, Optional.of("40001"));
    CallReport second = new CallReport(3, Duration.ofSeconds(2), false, Optional.empty());
    CallReport third = new CallReport(1, Duration.ZERO, false, Optional.of("08006"));
    assertThat(first.plus(second))
        .isEqualTo(new CallReport(5, Duration.ofSeconds(3), true, Optional.of("40001")));
    assertThat(second.plus(first).resolvedDoubt()).isTrue();
    assertThat(second.plus(third).resolvedDoubt()).isFalse();
    assertThat(first.plus(third).sqlState()).contains("08006");
  }

  private CallReport run(SqlCall call) {
    new RetryingDatabase(transport, reports::add, Chance.LEAST)
        .run(call, Deadline.in(Duration.ofMinutes(1), new ManualTime()));
    return reports.getLast();
  }
}
