package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountTree;
import dev.accounts.application.port.AccountTree.Node;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Refusal;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trees, and where they are cut. */
public interface TreeContract extends Contract {

  @Test
  default void theTreeNestsAccountsUnderTheirParents() {
    TestTenant tenant = tenant();
    Account one = tenant.open("one");
    Account two = tenant.open("two");
    Account oneA = tenant.open("one a", one);
    Account oneB = tenant.open("one b", one);
    Account oneAx = tenant.open("one a x", oneA);

    AccountTree tree = tenant.accounts().tree(tenant.caller(), TreeQuery.ofRoots(10));

    assertThat(tree.truncated()).isFalse();
    assertThat(tree.roots())
        .containsExactly(one(one, 2, one(oneA, 1, one(oneAx, 0)), one(oneB, 0)), one(two, 0))
        .noneMatch(Node::truncated);
  }

  private static Node one(Account account, long childCount, Node... children) {
    return new Node(TreeRow.of(account, childCount), List.of(children));
  }

  @Test
  default void theTreeOfAnAccountStartsWithIt() {
    TestTenant tenant = tenant();
    List<Account> chain = tenant.chain(4);
    AccountTree tree = tenant.accounts().tree(tenant.caller(), TreeQuery.of(chain.get(1).id(), 2));
    assertThat(tree.roots())
        .singleElement()
        .extracting(n -> n.account().id())
        .isEqualTo(chain.get(1).id());
    Node below = tree.roots().getFirst().children().getFirst();
    assertThat(below.account().id()).isEqualTo(chain.get(2).id());
    assertThat(below.children()).isEmpty();
    assertThat(below.truncated()).isTrue();
    assertThat(tree.truncated()).isTrue();
    assertThat(below.account().childCount()).isEqualTo(1);
  }

  @Test
  default void theTreeOfAnUnknownAccountIsNotFound() {
    TestTenant tenant = tenant();
    AccountId unknown = AccountId.next(Clock.systemUTC());
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> tenant.accounts().tree(tenant.caller(), TreeQuery.of(unknown, 3)));
    assertThat(tenant.accounts().tree(tenant.caller(), TreeQuery.ofRoots(3)).roots()).isEmpty();
  }

  @Test
  default void aTreeThatIsTooLargeIsCutAndSaysSo() {
    TestTenant tenant = tenant();
    Account root = tenant.open("root");
    Account wide = tenant.open("wide", root);
    tenant.openAll(
        IntStream.range(0, TreeQuery.MAX_NODES)
            .mapToObj(i -> Details.named("child " + i).under(wide.id())));
    AccountTree tree = tenant.accounts().tree(tenant.caller(), TreeQuery.ofRoots(10));
    Node cut = tree.roots().getFirst().children().getFirst();
    assertThat(cut.children()).hasSize(TreeQuery.MAX_NODES - 2);
    assertThat(cut.truncated()).isTrue();
    assertThat(cut.account().childCount()).isEqualTo(TreeQuery.MAX_NODES);
    assertThat(tree.truncated()).isTrue();
  }
}
