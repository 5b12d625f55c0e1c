package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.domain.Account;
import dev.accounts.domain.RepositoryException;
import dev.accounts.domain.RepositoryException.Applied;
import dev.accounts.testkit.TestDatabase;
import dev.accounts.testkit.TestPostgres;
import dev.accounts.testkit.TestTenant;
import dev.accounts.testkit.dataapi.PlannedFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every write and every fault, before and after the statement: the change is applied exactly
 * once or not at all, and the caller is told the truth about it.
 */
class EveryWriteUnderEveryFaultTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();

  private final Service service = new Service(DATABASE);
  private final TestTenant tenant = service.tenant();
  private final Account parent = tenant.open("parent");

  @AfterEach
  void close() {
    service.close();
  }

  static Stream<Arguments> everyCase() {
    return Arrays.stream(Write.values())
        .flatMap(write -> Faults.all().map(fault -> Arguments.of(write, fault)));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void oneFaultIsSurvivedUnlessItIsARefusal(Write write, Faults.Case fault) {
    Account account = write.prepared(tenant);
    long before = events(account);
    service.standIn.next(fault.planned());
    if (fault.meaning() == Faults.Meaning.REFUSED) {
      assertRefused(failure(write, account, Duration.ofSeconds(20)));
      assertThat(events(account)).isEqualTo(before);
    } else {
      Account after = write.run(tenant, account, parent, Duration.ofSeconds(20));
      assertThat(service.lastReport().attempts()).isEqualTo(2);
      assertThat(events(account)).isEqualTo(before + 1);
      assertThat(tenant.history(after).getFirst().after()).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void aFaultThatStaysIsToldAsWhatItIs(Write write, Faults.Case fault) {
    Account account = write.prepared(tenant);
    long before = events(account);
    service.standIn.next(Collections.nCopies(60, fault.planned()).toArray(PlannedFault[]::new));
    RepositoryException failure = failure(write, account, Duration.ofMillis(500));
    long changes = events(account) - before;
    switch (fault.meaning()) {
      case REFUSED -> assertRefused(failure);
      case NOT_RUN -> assertUnavailable(failure, Applied.NO);
      case IN_DOUBT -> assertUnavailable(failure, Applied.UNKNOWN);
    }
    assertThat(changes).isEqualTo(fault.isRun() ? 1 : 0);
  }

  private RepositoryException failure(Write write, Account account, Duration patience) {
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

  /** How many changes the tenant's accounts have had, seen past the service. */
  private long events(Account account) {
    String query = "SELECT count(*) FROM accounts.account_event WHERE tenant_id = ?";
    try (Connection connection = DATABASE.asOwner().getConnection();
        PreparedStatement count = connection.prepareStatement(query)) {
      count.setString(1, account.tenantId().value());
      ResultSet row = count.executeQuery();
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
