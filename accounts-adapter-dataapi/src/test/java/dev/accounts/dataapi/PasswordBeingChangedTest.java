package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.domain.Account;
import dev.accounts.standin.PlannedFault;
import dev.accounts.testkit.ManualTime;
import dev.accounts.testkit.TestTenant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While the password is changed, the database has the next one and the secret still the last:
 * nobody gets in for a second or two.
 */
class PasswordBeingChangedTest {
  private static final String TEXT = "password authentication failed for user \"accounts_service\"";

  private final Service service = new Service(new ManualTime());
  private final TestTenant tenant = service.tenant();

  @AfterEach
  void close() {
    service.close();
  }

  /** As the service says it of Serverless v2, and as it said it before. */
  static Stream<PlannedFault> refusals() {
    return Stream.of(
        PlannedFault.databaseError("28P01", TEXT),
        PlannedFault.error(400, "BadRequestException", "FATAL: " + TEXT));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aWriteGoesThroughOnceTheSecretHasThePassword(PlannedFault refusal) {
    service.standIn.next(refusal, refusal, refusal, refusal);
    Account account = tenant.open("account");
    assertThat(service.lastReport().attempts()).isEqualTo(5);
    assertThat(tenant.find(account.id())).contains(account);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aPasswordThatStaysWrongIsNoDefectOfTheRequest(PlannedFault refusal) {
    PlannedFault[] always = new PlannedFault[50];
    Arrays.fill(always, refusal);
    service.standIn.next(always);
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("account"));
    assertThat(failure).hasMessage("The database does not take the password of the secret");
    assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
    assertThat(failure.retryAfter()).isPositive();
  }
}
