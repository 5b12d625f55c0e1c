package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Refusal;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several writers at once. */
public interface ConcurrencyContract extends Contract {

  @Test
  default void ofSixteenWritersWithOneVersionExactlyOneSucceeds() {
    TestTenant tenant = tenant();
    Account account = tenant.open("account");
    List<AtOnce.Ending<Account>> endings =
        AtOnce.run(16, i -> () -> tenant.rename(account, "writer " + i));
    assertThat(endings).filteredOn(ending -> ending.result().isPresent()).hasSize(1);
    assertThat(endings)
        .filteredOn(ending -> ending.result().isEmpty())
        .allSatisfy(e -> assertThat(e.failure().orElseThrow()).isInstanceOf(Refusal.Stale.class));
    assertThat(tenant.stored(account).version().value()).isEqualTo(2);
    assertThat(tenant.history(account)).hasSize(2);
  }

  @RepeatedTest(10)
  default void twoMovesThatWouldFormACycleTogetherDoNot() {
    TestTenant tenant = tenant();
    List<Account> pair = List.of(tenant.open("one"), tenant.open("two"));
    AtOnce.run(2, i -> () -> tenant.move(pair.get(i), pair.get(1 - i)));
    assertThat(tenant.all(AccountFilter.where().isRoot().build(), 10)).hasSize(1);
  }

  @RepeatedTest(10)
  default void aChildIsNotAddedWhileItsParentCloses() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    AtOnce.run(4, i -> () -> i == 0 ? tenant.close(parent) : tenant.open("child " + i, parent));
    boolean isClosed = tenant.stored(parent).status() == AccountStatus.CLOSED;
    List<Account> children = tenant.all(AccountFilter.where().childOf(parent.id()).build(), 10);
    assertThat(children).hasSize(isClosed ? 0 : 3);
  }

  @RepeatedTest(10)
  default void aChildIsNotAddedWhileItsParentIsDeleted() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    AtOnce.run(4, i -> () -> i == 0 ? tenant.delete(parent) : tenant.open("child " + i, parent));
    List<Account> children = tenant.all(AccountFilter.where().childOf(parent.id()).build(), 10);
    assertThat(children).hasSize(tenant.find(parent.id()).isEmpty() ? 0 : 3);
  }

  @RepeatedTest(5)
  default void ofManyWithTheSameAccountNumberOneIsCreated() {
    TestTenant tenant = tenant();
    AtOnce.run(8, i -> () -> tenant.open(Details.named("account " + i).numbered("1")));
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(1);
  }

  @Test
  default void randomMovesByManyWritersLeaveATree() {
    TestTenant tenant = tenant();
    List<Account> accounts =
        IntStream.range(0, 12).mapToObj(i -> tenant.open("account " + i)).toList();
    AtOnce.run(
        16,
        writer ->
            () -> {
              Random random = new Random(writer);
              for (int move = 0; move < 13; move++) {
                moveOrBeRefused(tenant, pick(accounts, random), pick(accounts, random));
              }
              return writer;
            });
    assertIsTree(tenant.all(AccountFilter.ALL, 100), accounts.size());
  }

  private static Account pick(List<Account> accounts, Random random) {
    return accounts.get(random.nextInt(accounts.size()));
  }

  private static void moveOrBeRefused(TestTenant tenant, Account account, Account parent) {
    try {
      Edit edit =
          account.equals(parent) ? Edit.NOTHING.moveToRoot() : Edit.NOTHING.moveUnder(parent.id());
      tenant.change(tenant.stored(account), edit);
    } catch (Refusal refused) {
      assertThat(refused).isInstanceOfAny(Refusal.Stale.class, Refusal.BreaksHierarchy.class);
    }
  }

  private static void assertIsTree(List<Account> stored, int size) {
    assertThat(stored).hasSize(size);
    Map<AccountId, Account> byId =
        stored.stream().collect(Collectors.toMap(Account::id, Function.identity()));
    for (Account account : stored) {
      Set<AccountId> path = new HashSet<>();
      for (Optional<AccountId> next = Optional.of(account.id()); next.isPresent(); ) {
        Optional<Account> at = next.map(byId::get);
        assertThat(at).as("no orphan").isPresent();
        assertThat(path.add(next.get())).as("no cycle").isTrue();
        next = at.flatMap(Account::parentId);
      }
      assertThat(path).hasSizeLessThanOrEqualTo(Account.MAX_DEPTH);
    }
  }
}
