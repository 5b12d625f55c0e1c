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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals that say by themselves that the statement never ran, and that pass. */
class RefusedBeforeItRanTest {
  private final Service service = new Service(new ManualTime());
  private final TestTenant tenant = service.tenant();

  @AfterEach
  void close() {
    service.close();
  }

  /** After a failover, and after the process was frozen between signing and sending. */
  static Stream<PlannedFault> refusals() {
    return Stream.of(
        PlannedFault.databaseError("25006", "cannot execute INSERT in a read-only transaction"),
        PlannedFault.error(
            403,
            "InvalidSignatureException",
            "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z"),
        PlannedFault.error(
            403,
            "InvalidSignatureException",
            "Signature not yet current: 20260101T001000Z is still later than 20260101T000000Z"),
        PlannedFault.error(403, "RequestExpired", "Request has expired."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aWriteGoesThroughWithTheNextAttempt(PlannedFault refusal) {
    service.standIn.next(refusal, refusal);
    Account account = tenant.open("account");
    assertThat(service.lastReport().attempts()).isEqualTo(3);
    assertThat(tenant.find(account.id())).contains(account);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatStaysIsNoDefectOfTheRequest(PlannedFault refusal) {
    PlannedFault[] always = new PlannedFault[50];
    Arrays.fill(always, refusal);
    service.standIn.next(always);
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("account"));
    assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
    assertThat(failure.retryAfter()).isPositive();
  }

  @Test
  void aSignatureThatIsWrongAltogetherIsNotSentAgain() {
    service.standIn.next(
        PlannedFault.error(
            403,
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided."));
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("account"));
    assertThat(failure.reason()).isEqualTo(Cause.DEFECT);
    assertThat(service.lastReport().attempts()).isEqualTo(1);
  }
}
