package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On every call, another tenant's account does not exist. */
public interface IsolationContract extends Contract {

  @Test
  default void readsDoNotSeeAnotherTenantsAccount() {
    TestTenant theirs = tenant();
    Account account = theirs.open("theirs");
    theirs.open("child", account);
    TestTenant mine = tenant();
    assertThat(mine.find(account.id())).isEmpty();
    assertThat(mine.all(AccountFilter.ALL, 10)).isEmpty();
    assertThat(mine.all(AccountFilter.where().childOf(account.id()).build(), 10)).isEmpty();
    assertThat(mine.accounts().tree(mine.caller(), TreeQuery.ofRoots(3)).roots()).isEmpty();
    assertThat(repository().chart(mine.caller(), AsOf.NOW, Optional.empty(), 10).items()).isEmpty();
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> mine.accounts().tree(mine.caller(), TreeQuery.of(account.id(), 3)));
    assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> mine.history(account));
  }

  @Test
  default void readsOfThePastDoNotSeeAnotherTenantsAccount() {
    TestTenant theirs = tenant();
    Account account = theirs.rename(theirs.open("theirs"), "renamed");
    AsOf then = AsOf.at(account.updated().at());
    assertThat(theirs.find(account.id(), then)).contains(account);
    TestTenant mine = tenant();
    assertThat(mine.find(account.id(), then)).isEmpty();
    assertThat(mine.all(ListQuery.of(AccountFilter.ALL).asOf(then))).isEmpty();
    assertThat(repository().chart(mine.caller(), then, Optional.empty(), 10).items()).isEmpty();
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(
            () -> mine.accounts().tree(mine.caller(), TreeQuery.of(account.id(), 1).asOf(then)));
    Period period =
        new Period(
            account.created().at().minusSeconds(1), AsOf.at(account.updated().at().plusSeconds(1)));
    assertThat(repository().differences(mine.caller(), period, PageRequest.first(10)).items())
        .isEmpty();
  }

  /** The position of a page names an account or an event, which may be another tenant's. */
  @Test
  default void nextPagesDoNotShowAnotherTenantsAccounts() {
    TestTenant theirs = tenant();
    Account first = theirs.open("first");
    Account second = theirs.rename(theirs.open("second"), "second renamed");
    TestTenant mine = tenant();
    assertThat(mine.all(ListQuery.of(AccountFilter.ALL).after(first))).isEmpty();
    Position position = Position.of(first, Sort.By.ACCOUNT_NUMBER);
    assertThat(repository().chart(theirs.caller(), AsOf.NOW, Optional.of(position), 10).items())
        .hasSize(1);
    assertThat(repository().chart(mine.caller(), AsOf.NOW, Optional.of(position), 10).items())
        .isEmpty();
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() ->
            repository()
                .history(mine.caller(), second.id(), PageRequest.after(second.version(), 10)));
    Period period =
        new Period(
            first.created().at().minusSeconds(1), AsOf.at(second.updated().at().plusSeconds(1)));
    PageRequest<AccountId> page = PageRequest.after(new AccountId(new UUID(0, 0)), 10);
    assertThat(repository().differences(mine.caller(), period, page).items()).isEmpty();
  }

  @Test
  default void theFeedDoesNotShowAnotherTenantsChanges() {
    TestTenant theirs = tenant();
    theirs.open("theirs");
    TestTenant mine = tenant();
    Feed empty = mine.feed(FeedQuery.fromBeginning());
    theirs.open("theirs, too");
    theirs.changes(10, 2);
    assertThat(empty.entries()).isEmpty();
    assertThat(mine.feed(FeedQuery.fromBeginning()).entries()).isEmpty();
    assertThat(mine.feed(FeedQuery.after(empty.next())).entries()).isEmpty();
    Feed.Position first = theirs.feed(FeedQuery.fromBeginning().limitedTo(1)).next();
    assertThat(theirs.feed(FeedQuery.after(first)).entries()).hasSize(1);
    assertThat(entriesAfter(first, mine)).isEmpty();
  }

  /** A position of another tenant may be none of this one. */
  private static List<Feed.Entry> entriesAfter(Feed.Position position, TestTenant tenant) {
    try {
      return tenant.feed(FeedQuery.after(position)).entries();
    } catch (Refusal unknown) {
      return List.of();
    }
  }

  @Test
  default void aKeyOfAnotherTenantIsFree() {
    TestTenant theirs = tenant();
    IdempotencyKey key = IdempotencyKey.of("key", "request");
    Account account = theirs.open("theirs");
    Batch batch =
        new Batch(
            UUID.randomUUID(),
            Optional.of(key),
            List.of(),
            Map.of(),
            List.of(),
            List.of("their report"),
            account.created());
    theirs.writeAll(theirs.caller(), batch);
    TestTenant mine = tenant();
    assertThat(repository().reportOf(mine.caller(), key, account.created().at())).isEmpty();
  }

  @Test
  default void noFilterSeesAnotherTenantsAccount() {
    TestTenant theirs = tenant();
    Account account =
        theirs.open(
            Details.named("theirs")
                .numbered("1000")
                .referencedAs("reference")
                .with(Metadata.of(Map.of("key", "value"))));
    TestTenant mine = tenant();
    List<AccountFilterBuilder> filters =
        List.of(
            AccountFilter.where().isRoot(),
            AccountFilter.where().status(account.status()),
            AccountFilter.where().type(account.type()),
            AccountFilter.where().currency(account.currency()),
            AccountFilter.where().text("their"),
            AccountFilter.where().namePrefix("their"),
            AccountFilter.where().accountNumber("1000"),
            AccountFilter.where().accountNumberPrefix("10"),
            AccountFilter.where().externalReference("reference"),
            AccountFilter.where().metadata("key", "value"));
    for (AccountFilterBuilder filter : filters) {
      assertThat(theirs.all(filter.build(), 10)).containsExactly(account);
      assertThat(mine.all(filter.build(), 10)).isEmpty();
    }
  }

  @Test
  default void noChangeTouchesAnotherTenantsAccount() {
    TestTenant theirs = tenant();
    Account account = theirs.open("theirs");
    TestTenant mine = tenant();
    Stream.concat(
            Stream.of(Edit.NOTHING.rename("mine"), new Deletion()),
            Arrays.stream(Transition.Action.values()).map(a -> new Transition(a, "reason")))
        .forEach(change ->
            assertThatExceptionOfType(Refusal.NotFound.class)
                .isThrownBy(() -> mine.change(account, change)));
    assertThat(theirs.stored(account)).isEqualTo(account);
    assertThat(theirs.history(account)).hasSize(1);
  }

  @Test
  default void anotherTenantsAccountIsNoParent() {
    Account theirs = tenant().open("theirs");
    TestTenant mine = tenant();
    Account account = mine.open("mine");
    Contract.assertBreaks(
        HierarchyRule.PARENT_NOT_FOUND, () -> mine.open(Details.named("child").under(theirs.id())));
    Contract.assertBreaks(HierarchyRule.PARENT_NOT_FOUND, () -> mine.move(account, theirs));
  }

  @Test
  default void anAccountOfAnotherTenantIsNotStored() {
    Account theirs = tenant().open("theirs");
    TestTenant mine = tenant();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> repository().create(mine.caller(), Creation.of(theirs)));
  }
}
