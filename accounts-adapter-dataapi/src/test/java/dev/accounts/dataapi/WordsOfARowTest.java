package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.domain.Account;
import dev.accounts.standin.PlannedFault;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database says may hold a row of any words; where there is a state, it decides. */
class WordsOfARowTest {
  private static final String ROW =
      "Failing row contains (t, size limit, Communications link failure, "
          + "password authentication failed)";

  private final Service service = new Service(new ManualTime());
  private final TestTenant tenant = service.tenant();

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @MethodSource("of23514")
  void aRefusedRowIsRefusedWhateverItsWords(PlannedFault refusal) {
    service.standIn.next(refusal);
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("account"));
    assertThat(failure).hasMessage("The database refused a statement (SQLState 23514)");
    assertThat(failure.reason()).isEqualTo(Cause.DEFECT);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
    assertThat(service.lastReport().attempts()).isEqualTo(1);
  }

  static Stream<PlannedFault> of23514() {
    return of("23514");
  }

  @ParameterizedTest
  @MethodSource("of40001")
  void aRaceThatWasRolledBackIsRetriedWhateverTheWordsOfTheRow(PlannedFault race) {
    service.standIn.next(race);
    Account account = tenant.open("account");
    assertThat(tenant.find(account.id())).contains(account);
    assertThat(service.reports.getFirst().attempts()).isEqualTo(2);
  }

  static Stream<PlannedFault> of40001() {
    return of("40001");
  }

  /** As the service reports it of Serverless v2, and as it did before. */
  private static Stream<PlannedFault> of(String state) {
    return Stream.of(
        PlannedFault.databaseError(state, ROW),
        PlannedFault.error(400, "BadRequestException", "ERROR: " + ROW + "; SQLState: " + state));
  }

  /** The service's own sentence has no state. */
  @ParameterizedTest
  @ValueSource(strings = {"DatabaseErrorException", "UnsupportedResultException"})
  void aResultThatIsTooLargeIsKnownByItsWords(String code) {
    service.standIn.next(
        PlannedFault.error(
            400, code, "Database returned more than the allowed response size limit"));
    RepositoryException failure =
        catchThrowableOfType(RepositoryException.class, () -> tenant.open("account"));
    assertThat(failure).hasMessage("The result is larger than the Data API carries");
    assertThat(failure.applied()).isEqualTo(Applied.UNKNOWN);
  }
}
