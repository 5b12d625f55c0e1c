package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happened to an account. */
public interface HistoryContract extends Contract {

  @Test
  default void everyChangeIsInTheHistoryWithBeforeAndAfter() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    List<Account> states = new ArrayList<>(List.of(tenant.open("account")));
    states.add(tenant.rename(states.getLast(), "renamed"));
    states.add(tenant.move(states.getLast(), parent));
    states.add(tenant.freeze(states.getLast()));
    states.add(tenant.unfreeze(states.getLast()));
    states.add(tenant.close(states.getLast()));
    states.add(tenant.reopen(states.getLast()));
    states.add(tenant.delete(states.getLast()));

    List<AccountEvent> history = tenant.history(states.getFirst()).reversed();
    assertThat(history)
        .extracting(AccountEvent::type)
        .containsExactly(
            AccountEvent.Type.CREATED,
            AccountEvent.Type.UPDATED,
            AccountEvent.Type.MOVED,
            AccountEvent.Type.FROZEN,
            AccountEvent.Type.UNFROZEN,
            AccountEvent.Type.CLOSED,
            AccountEvent.Type.REOPENED,
            AccountEvent.Type.DELETED);
    assertThat(history).extracting(AccountEvent::after).isEqualTo(states);
    assertThat(history.getFirst().before()).isEmpty();
    assertThat(history.stream().skip(1).map(AccountEvent::before).flatMap(Optional::stream))
        .isEqualTo(states.subList(0, states.size() - 1));
    assertThat(history.get(3).reason()).contains("under review");
    assertThat(history.get(7).reason()).isEmpty();
  }

  @Test
  default void historyIsPagedNewestFirst() {
    TestTenant tenant = tenant();
    Account account = tenant.open("1");
    for (int version = 2; version <= 7; version++) {
      account = tenant.rename(account, String.valueOf(version));
    }
    AccountId id = account.id();
    Page<AccountEvent> first = tenant.accounts().history(tenant.caller(), id, PageRequest.first(3));
    assertThat(first.items())
        .extracting(event -> event.version().value())
        .containsExactly(7L, 6L, 5L);
    assertThat(first.items().getLast().before().map(Account::name)).contains("4");
    assertThat(first.hasMore()).isTrue();
    Page<AccountEvent> rest =
        tenant.accounts().history(tenant.caller(), id, PageRequest.after(new Version(5), 4));
    assertThat(rest.items())
        .extracting(event -> event.version().value())
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(rest.hasMore()).isFalse();
  }

  @Test
  default void aRefusedChangeIsNotInTheHistory() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    tenant.open("child", parent);
    Contract.assertBreaks(HierarchyRule.CHILDREN_NOT_CLOSED, () -> tenant.close(parent));
    Contract.assertNotAllowed(() -> tenant.unfreeze(parent));
    assertThatExceptionOfType(Refusal.UnknownVersion.class)
        .isThrownBy(() ->
            tenant
                .accounts()
                .change(tenant.caller(), parent.id(), new Version(9), Edit.NOTHING.rename("x")));
    assertThat(tenant.history(parent)).hasSize(1);
  }

  @Test
  default void anUnknownAccountHasNoHistory() {
    TestTenant tenant = tenant();
    AccountId unknown = AccountId.next(Clock.systemUTC());
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(
            () -> tenant.accounts().history(tenant.caller(), unknown, PageRequest.first(1)));
  }
}
