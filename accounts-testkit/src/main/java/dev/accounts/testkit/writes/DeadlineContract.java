package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
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
    assertTooLate(() -> tenant.accounts().get(late, account.id()));
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(account);
  }

  private static void assertTooLate(ThrowingCallable call) {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(call)
        .returns(RepositoryException.Cause.UNAVAILABLE, RepositoryException::reason)
        .returns(RepositoryException.Applied.NO, RepositoryException::applied);
  }
}
