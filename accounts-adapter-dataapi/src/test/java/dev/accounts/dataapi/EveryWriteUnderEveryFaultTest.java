package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.domain.Account;
import dev.accounts.sql.testing.Write;
import dev.accounts.standin.PlannedFault;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every write and every fault, before and after the statement: the change is applied exactly
 * once or not at all, and the caller learns the truth about it.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryWriteUnderEveryFaultTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final FaultBench bench = FaultBench.take();
  private final Service service = bench.service;
  private final TestTenant tenant = bench.newTenant();

  @AfterEach
  void giveBack() {
    bench.giveBack();
  }

  @AfterAll
  static void close() throws SQLException {
    FaultBench.closeAll();
  }

  static Stream<Arguments> everyCase() {
    return Arrays.stream(Write.values())
        .flatMap(write -> Faults.all().map(fault -> Arguments.of(write, fault)));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void oneFaultIsSurvivedUnlessItIsARefusal(Write write, Faults.Case fault) {
    Account account = write.prepared(tenant);
    Account parent = write.destination(tenant, account);
    long before = bench.events.ofTheTenantOf(account);
    service.standIn.next(fault.planned());
    if (fault.isSilent()) {
      service.hurryNext();
    }
    if (fault.meaning() == Faults.Meaning.REFUSED) {
      assertRefused(failure(write, account, parent, LONG));
      assertThat(bench.events.ofTheTenantOf(account)).isEqualTo(before);
    } else {
      Account after = write.run(tenant, account, parent, LONG);
      assertThat(service.lastReport().attempts()).isEqualTo(2);
      assertThat(bench.events.ofTheTenantOf(account)).isEqualTo(before + 1);
      assertThat(tenant.history(after).getFirst().after()).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void aFaultThatStaysIsReportedAsWhatItIs(Write write, Faults.Case fault) {
    Account account = write.prepared(tenant);
    Account parent = write.destination(tenant, account);
    long before = bench.events.ofTheTenantOf(account);
    // a caller that gets no response at all waits until the caller's time runs out
    PlannedFault planned =
        fault.isSilent()
            ? fault.planned().meanwhile(() -> bench.time.advance(PATIENCE))
            : fault.planned();
    service.standIn.next(Collections.nCopies(60, planned).toArray(PlannedFault[]::new));
    RepositoryException failure = failure(write, account, parent, PATIENCE);
    long changes = bench.events.ofTheTenantOf(account) - before;
    switch (fault.meaning()) {
      case REFUSED -> assertRefused(failure);
      case NOT_RUN -> assertUnavailable(failure, Applied.NO);
      case IN_DOUBT -> assertUnavailable(failure, Applied.UNKNOWN);
    }
    assertThat(changes).isEqualTo(fault.isRun() ? 1 : 0);
  }

  private RepositoryException failure(
      Write write, Account account, Account parent, Duration patience) {
    return catchThrowableOfType(
        RepositoryException.class, () -> write.run(tenant, account, parent, patience));
  }

  private static void assertRefused(RepositoryException failure) {
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.DEFECT);
    assertThat(failure.applied()).isEqualTo(Applied.NO);
  }

  private static void assertUnavailable(RepositoryException failure, Applied applied) {
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.UNAVAILABLE);
    assertThat(failure.applied()).isEqualTo(applied);
    assertThat(failure.retryAfter()).isPositive();
  }
}
