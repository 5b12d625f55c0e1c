package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.domain.Account;
import dev.accounts.standin.Fault;
import dev.accounts.standin.PlannedFault;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Temporary refusals that prove that the statement was not run. */
class RefusedBeforeItRanTest {
  private static final String PASSWORD =
      "password authentication failed for user \"accounts_service\"";
  private static final String WRONG_PASSWORD =
      "The database does not take the password of the secret";
  private static final String READ_ONLY = "The database, or the transaction, takes no writes now";
  private static final String OTHER_TIME = "The call's signature is of another time";

  private static final PlannedFault STOPPED =
      PlannedFault.error(400, "InvalidResourceStateException", "Cluster is in an invalid state");

  private final Service service = new Service(new ManualTime());
  private final TestTenant tenant = service.tenant();

  @AfterEach
  void close() {
    service.close();
  }

  /**
   * While the password is changed, as the service reports it of Serverless v2 and as it did before;
   * after a failover; and after the process was frozen between signing and sending.
   */
  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(PlannedFault.databaseError("28P01", PASSWORD), WRONG_PASSWORD),
        arguments(
            PlannedFault.error(400, "BadRequestException", "FATAL: " + PASSWORD), WRONG_PASSWORD),
        arguments(
            PlannedFault.databaseError("25006", "cannot execute INSERT in a read-only transaction"),
            READ_ONLY),
        arguments(
            PlannedFault.error(
                403,
                "InvalidSignatureException",
                "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z"),
            OTHER_TIME),
        arguments(
            PlannedFault.error(
                403,
                "InvalidSignatureException",
                "Signature not yet current: 20260101T001000Z is still later than 20260101T000000Z"),
            OTHER_TIME),
        arguments(PlannedFault.error(403, "RequestExpired", "Request has expired."), OTHER_TIME),
        arguments(
            PlannedFault.error(
                403,
                "ExpiredTokenException",
                "The security token included in the request is expired"),
            OTHER_TIME));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aWriteIsRetried(PlannedFault refusal) {
    service.standIn.next(refusal, refusal, refusal, refusal);
    Account account = tenant.open("account");
    assertThat(service.lastReport().attempts()).isEqualTo(5);
    assertThat(tenant.find(account.id())).contains(account);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatStaysIsNoDefectOfTheRequest(PlannedFault refusal, String message) {
    PlannedFault[] always = new PlannedFault[200];
    Arrays.fill(always, refusal);
    service.standIn.next(always);
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("account"));
    assertThat(failure).hasMessage(message);
    assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
    assertThat(failure.retryAfter()).isPositive();
  }

  /** It takes minutes to start, so the caller is asked to come back. */
  @Test
  void aClusterThatIsStoppedIsUnavailableAndNoDefect() {
    service.standIn.next(STOPPED);
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("account"));
    assertThat(failure).hasMessage("The database is stopped, or starts");
    assertThat(failure.reason()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
    assertThat(service.lastReport().attempts()).isEqualTo(1);
  }

  @Test
  void aWriteInDoubtFindsOutWhenTheClusterHasStarted() {
    service.standIn.next(Fault.DROPPED_CONNECTION.after(), STOPPED, STOPPED);
    Account account = tenant.open("account");
    assertThat(service.lastReport().attempts()).isEqualTo(4);
    assertThat(tenant.history(account)).hasSize(1);
  }

  @Test
  void aSignatureThatDoesNotMatchIsNotRetried() {
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
