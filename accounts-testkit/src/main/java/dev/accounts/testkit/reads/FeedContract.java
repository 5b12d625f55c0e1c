package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What changed since a position. */
public interface FeedContract extends Contract {

  @Test
  default void theFeedHasEveryChangeOfTheTenantInItsOrder() {
    TestTenant tenant = tenant();
    Account first = tenant.open("first");
    Account second = tenant.open("second");
    tenant().open("of another tenant");
    Account renamed = tenant.rename(first, "renamed");
    Account moved = tenant.move(second, renamed);
    Account deleted = tenant.delete(moved);
    assertThat(tenant.changes(100, 5))
        .containsExactly(
            new AccountEvent(AccountEvent.Type.CREATED, Optional.empty(), first),
            new AccountEvent(AccountEvent.Type.CREATED, Optional.empty(), second),
            new AccountEvent(AccountEvent.Type.UPDATED, Optional.of(first), renamed),
            new AccountEvent(AccountEvent.Type.MOVED, Optional.of(second), moved),
            new AccountEvent(AccountEvent.Type.DELETED, Optional.of(moved), deleted));
  }

  @Test
  default void theFeedIsReadPageByPage() {
    TestTenant tenant = tenant();
    Account account = tenant.open("1");
    for (int version = 2; version <= 7; version++) {
      account = tenant.rename(account, String.valueOf(version));
    }
    assertThat(tenant.changes(2, 7)).isEqualTo(tenant.changes(100, 7)).hasSize(7);
    Feed page = tenant.feed(FeedQuery.fromBeginning().limitedTo(3));
    assertThat(page.entries()).hasSize(3);
    assertThat(page.hasMore()).isTrue();
    assertThat(page.next()).isEqualTo(page.entries().getLast().position());
    page = tenant.feed(FeedQuery.after(page.next()).limitedTo(4));
    assertThat(page.entries())
        .extracting(entry -> entry.event().version().value())
        .containsExactly(4L, 5L, 6L, 7L);
    assertThat(page.hasMore()).isFalse();
  }

  @Test
  default void everyEntryIsAPositionToGoOnFrom() {
    TestTenant tenant = tenant();
    tenant.rename(tenant.open("1"), "2");
    tenant.open("3");
    assertThat(tenant.changes(100, 3)).hasSize(3);
    Feed all = tenant.feed(FeedQuery.fromBeginning());
    Feed.Position middle = Feed.Position.parse(all.entries().getFirst().position().toString());
    assertThat(tenant.feed(FeedQuery.after(middle)).entries())
        .isEqualTo(all.entries().subList(1, 3));
  }

  @Test
  default void anEmptyPageSaysFromWhereToGoOn() {
    TestTenant tenant = tenant();
    Feed nothing = tenant.feed(FeedQuery.fromBeginning());
    assertThat(nothing.entries()).isEmpty();
    assertThat(nothing.hasMore()).isFalse();
    Account first = tenant.open("first");
    assertThat(tenant.changes(100, 1)).hasSize(1);
    Feed one = tenant.feed(FeedQuery.after(nothing.next()));
    assertThat(one.entries()).extracting(entry -> entry.event().after()).containsExactly(first);
    assertThat(tenant.feed(FeedQuery.after(one.next())))
        .isEqualTo(new Feed(List.of(), one.next(), false));
  }

  @Test
  default void theFeedCanBeFollowedFromNowOn() {
    TestTenant tenant = tenant();
    Feed.Position empty = tenant.feed(FeedQuery.now()).next();
    Account account = tenant.open("before");
    assertThat(tenant.changes(100, 1)).hasSize(1);
    Feed now = tenant.feed(FeedQuery.now());
    assertThat(now.entries()).isEmpty();
    assertThat(now.hasMore()).isFalse();
    Account renamed = tenant.rename(account, "after");
    assertThat(tenant.changes(100, 2)).hasSize(2);
    assertThat(tenant.feed(FeedQuery.after(now.next())).entries())
        .extracting(entry -> entry.event().after())
        .containsExactly(renamed);
    assertThat(tenant.feed(FeedQuery.after(empty)).entries()).hasSize(2);
  }

  @Test
  default void whatWasRefusedOrRepeatedOrMadeNoDifferenceIsNotInTheFeed() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    tenant.open("child", parent);
    Contract.assertBreaks(HierarchyRule.CHILDREN_NOT_CLOSED, () -> tenant.close(parent));
    tenant.rename(parent, "parent");
    tenant.restored(parent);
    tenant.open("last");
    assertThat(tenant.changes(100, 3)).hasSize(3);
  }

  @Test
  default void aBatchIsInTheFeedWholeOrNotAtAll() {
    TestTenant tenant = tenant();
    Stamp stamp = Stamp.now(InstantSource.system(), tenant.caller().subject());
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      accounts.add(
          Account.open(
              AccountId.next(Clock.systemUTC()),
              tenant.caller().tenant(),
              NewAccount.domestic("EUR", Details.named("name " + i).numbered("1" + i)),
              stamp));
    }
    apply(tenant, accounts, stamp);
    assertThat(tenant.changes(100, 3)).extracting(AccountEvent::after).isEqualTo(accounts);
    Account taken =
        Account.open(
            AccountId.next(Clock.systemUTC()),
            tenant.caller().tenant(),
            NewAccount.domestic("EUR", Details.named("name").numbered("12")),
            stamp);
    Account free =
        Account.open(
            AccountId.next(Clock.systemUTC()),
            tenant.caller().tenant(),
            NewAccount.domestic("EUR", Details.named("name").numbered("13")),
            stamp);
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> apply(tenant, List.of(free, taken), stamp));
    tenant.open("last");
    assertThat(tenant.changes(100, 4)).hasSize(4);
  }

  private static void apply(TestTenant tenant, List<Account> accounts, Stamp stamp) {
    tenant.writeAll(
        tenant.caller(),
        new Batch(
            UUID.randomUUID(),
            Optional.empty(),
            List.copyOf(accounts.stream().map(Creation::of).toList()),
            Map.of(),
            List.of(),
            List.of("report"),
            stamp));
  }

  @Test
  default void aPositionOfAnotherEpochIsRefused() {
    TestTenant tenant = tenant();
    tenant.open("account");
    Feed.Position last = tenant.feed(FeedQuery.now()).next();
    Feed.Position foreign = new Feed.Position(UUID.randomUUID(), last.number(), last.place());
    assertThatExceptionOfType(Refusal.FeedRestarted.class)
        .isThrownBy(() -> tenant.feed(FeedQuery.after(foreign)));
  }

  @Test
  default void aPageOfTheFeedHasALimit() {
    TestTenant tenant = tenant();
    for (int limit : new int[] {0, FeedQuery.MAX_LIMIT + 1}) {
      assertThatExceptionOfType(Refusal.Invalid.class)
          .isThrownBy(() -> tenant.feed(FeedQuery.fromBeginning().limitedTo(limit)));
    }
  }
}
