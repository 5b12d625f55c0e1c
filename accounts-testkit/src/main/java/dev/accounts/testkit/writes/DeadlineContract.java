package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** No call is made for a caller who waits no longer. */
public interface DeadlineContract extends Contract {

  @Test
  default void aCallPastItsDeadlineIsNotMade() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    Caller late = tenant.caller().waiting(Duration.ZERO);
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("late"));
    assertTooLate(() -> tenant.accounts().open(late, wanted));
    assertTooLate(() ->
        tenant
            .accounts()
            .change(late, account.id(), account.version(), Edit.NOTHING.rename("late")));
    Instant now = account.created().at();
    IdempotencyKey key = IdempotencyKey.of("late", "late");
    Batch batch =
        new Batch(
            UUID.randomUUID(),
            Optional.of(key),
            List.of(),
            Map.of(),
            List.of(),
            List.of("late"),
            account.created());
    AccountRepository accounts = repository();
    assertTooLate(() -> accounts.writeAll(late, batch));
    assertTooLate(() -> accounts.reportOf(late, key, now));
    assertTooLate(() -> accounts.find(late, account.id(), AsOf.NOW));
    assertTooLate(() -> accounts.list(late, ListQuery.of(AccountFilter.ALL)));
    assertTooLate(() -> accounts.chart(late, AsOf.NOW, Optional.empty(), 10));
    assertTooLate(() -> accounts.tree(late, TreeQuery.ofRoots(1)));
    assertTooLate(() -> accounts.history(late, account.id(), PageRequest.first(10)));
    Period period = new Period(now, AsOf.NOW);
    assertTooLate(() -> accounts.differences(late, period, PageRequest.first(10)));
    assertTooLate(() -> accounts.changes(late, FeedQuery.fromBeginning()));
    assertThat(accounts.reportOf(tenant.caller(), key, now)).isEmpty();
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(account);
  }

  private static void assertTooLate(ThrowingCallable call) {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(call)
        .returns(RepositoryException.Cause.UNAVAILABLE, RepositoryException::reason)
        .returns(RepositoryException.Applied.NO, RepositoryException::applied);
  }
}
