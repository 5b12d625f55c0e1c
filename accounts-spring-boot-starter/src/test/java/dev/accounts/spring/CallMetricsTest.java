package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.domain.Account;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.sql.CallReport;
import dev.accounts.testkit.fixture.TestTenant;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  @Test
  void anErrorIsADefectAndNoSuccess() {
    AccountRepository broken =
        (AccountRepository)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AccountRepository.class},
                (proxy, method, arguments) -> {
                  throw new NoClassDefFoundError("of the driver");
                });
    assertThatExceptionOfType(NoClassDefFoundError.class)
        .isThrownBy(() -> observed(broken, metrics).open("account"));
    assertThat(registry.get("accounts.calls").tag("outcome", "defect").timer().count()).isOne();
  }

  @Test
  void metricsThatFailDoNotHideHowACallEnded() {
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                throw new IllegalArgumentException("the same name with other tags");
              }
            });
    CallObserver failing =
        call -> {
          throw new NoClassDefFoundError("of the registry");
        };
    for (CallObserver observer : List.of(metrics, failing)) {
      TestTenant tenant = observed(new InMemoryAccountRepository(), observer);
      Account account = tenant.open("account");
      assertThat(tenant.find(account.id())).contains(account);
    }
  }

  @Test
  void aListenerThatFailsTakesNoReportFromTheOthers() {
    CallReport.Listener failing =
        report -> {
          throw new IllegalStateException("of the application");
        };
    Aside.each(() -> Stream.of(failing, metrics))
        .ended(new CallReport(3, Duration.ZERO, false, Optional.of("40001")));
    assertThat(registry.get("accounts.retries").counter().count()).isEqualTo(2);
  }

  private static TestTenant observed(AccountRepository accounts, CallObserver observer) {
    return new TestTenant(
        new ObservedAccountRepository(accounts, observer, new Announcements(event -> {})));
  }
}
