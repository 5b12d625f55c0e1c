package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.standin.Fault;
import dev.accounts.standin.PlannedFault;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster that is on its way is waited for; one that says no is believed. */
class PatientSchemaTest {
  private final ManualTime time = new ManualTime();
  private final Service service = new Service(time);
  private final List<String> progress = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aClusterThatResumesIsWaitedFor() {
    service.standIn.pause(Duration.ofMinutes(3));
    assertThat(runner(Duration.ofMinutes(9)).run("SELECT 'awake'")).containsExactly("awake");
    assertThat(progress).isNotEmpty().containsOnly("The database is resuming; trying again");
  }

  @Test
  void whatIsNewEverywhereMaySettle() {
    service.standIn.next(
        Fault.ACCESS_DENIED.before(),
        Fault.COMMUNICATIONS_LINK_FAILURE.before(),
        PlannedFault.error(400, "HttpEndpointNotEnabledException", "not yet"));
    assertThat(runner(Duration.ofSeconds(20)).run("SELECT 'there'")).containsExactly("there");
    assertThat(progress).hasSize(3);
  }

  @Test
  void aClusterThatStartsIsWaitedForLongerThanWhatMaySettle() {
    PlannedFault stopped =
        PlannedFault.error(400, "InvalidResourceStateException", "Cluster is in an invalid state");
    service.standIn.next(Collections.nCopies(60, stopped).toArray(PlannedFault[]::new));
    assertThat(runner(Duration.ofMinutes(9)).run("SELECT 'started'")).containsExactly("started");
    assertThat(time.passed()).isGreaterThan(Duration.ofMinutes(4));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalThatStaysIsBelievedAfterAMinute(PlannedFault refusal) {
    service.standIn.next(Collections.nCopies(60, refusal).toArray(PlannedFault[]::new));
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> runner(Duration.ofMinutes(9)).run("SELECT 'refused'"));
    assertThat(time.passed()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(65));
    assertThat(progress).hasSizeBetween(12, 20);
  }

  static Stream<PlannedFault> refusals() {
    return Stream.of(
        Fault.ACCESS_DENIED.before(),
        PlannedFault.databaseError("28P01", "password authentication failed"));
  }

  @Test
  void aClusterThatNeverComesIsGivenUpInTime() {
    service.standIn.pause(Duration.ofMinutes(10));
    RepositoryException failure =
        catchThrowableOfType(
            RepositoryException.class, () -> runner(Duration.ofMinutes(9)).run("SELECT 'never'"));
    assertThat(failure).hasMessage("The database is resuming");
    assertThat(time.passed()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(9));
  }

  @Test
  void aRefusalOfTheDatabaseIsFinalAndHasNoTextOfIt() {
    RepositoryException failure =
        catchThrowableOfType(
            RepositoryException.class,
            () -> runner(Duration.ofSeconds(20)).run("SELECT private_thing FROM nowhere"));
    assertThat(failure).hasMessage("The database refused a statement (SQLState 42P01)");
    assertThat(progress).isEmpty();
  }

  private SqlRunner runner(Duration patience) {
    return DataApiSchema.patientRunner(
        service.client().build(), service.asOwner(), Deadline.in(patience, time), progress::add);
  }
}
