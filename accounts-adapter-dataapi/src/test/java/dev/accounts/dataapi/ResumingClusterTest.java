package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster that was paused takes 20 s to resume, which pass at once here. */
class ResumingClusterTest {
  private static final Duration RESUME = Duration.ofSeconds(20);
  private static final NewAccount WANTED = NewAccount.domestic("EUR", Details.named("first"));

  private final ManualTime time = new ManualTime();
  private final Service service = new Service(time);
  private final TestTenant tenant = service.tenant();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void theFirstRequestWaitsWhenThereIsTime() {
    service.standIn.pause(RESUME);
    Caller patient = tenant.caller().waiting(Duration.ofSeconds(25));
    Account account = tenant.accounts().open(patient, WANTED);
    assertThat(tenant.find(account.id())).contains(account);
    assertThat(service.reports.getFirst().waitedForResume())
        .isBetween(RESUME, Duration.ofSeconds(25));
    assertThat(service.reports.getFirst().attempts()).isBetween(5, 40);
    assertThat(time.passed()).isEqualTo(service.reports.getFirst().waitedForResume());
  }

  @Test
  void theFirstRequestIsAskedToComeBackWhenThereIsNot() {
    service.standIn.pause(RESUME);
    Caller impatient = tenant.caller().waiting(Duration.ofSeconds(5));
    RepositoryException failure =
        catchThrowableOfType(
            RepositoryException.class, () -> tenant.accounts().open(impatient, WANTED));
    assertThat(impatient.deadline().remaining()).isPositive();
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(RepositoryException.Applied.NO);
    assertThat(failure.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(service.reports.getFirst().attempts()).isGreaterThan(1);
    time.advance(RESUME);
    assertThat(tenant.all(AccountFilter.ALL, 10)).isEmpty();
  }
}
