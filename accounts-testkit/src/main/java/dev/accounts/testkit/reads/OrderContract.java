package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountTree.Node;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of lists and trees. */
public interface OrderContract extends Contract {
  /** In the order of a chart; what has no digits is a name without a number. */
  List<String> CHART =
      List.of(
          "0",
          "1",
          "1 2",
          "1-2",
          "1.2",
          "1.10",
          "02",
          "9",
          "900",
          "1000",
          "1000.1",
          "1000a",
          "1100",
          "10000",
          "123456789",
          "9999999999",
          "A-2",
          "A-10",
          "B",
          "a1",
          "\uff21",
          "\ud83d\ude00",
          "Apfel",
          "\u00c4pfelchen",
          "apfelsaft",
          "Zebra",
          "\u00d8re",
          "\uff21b",
          "\ud83d\ude00b");

  /** How many of them are numbers. */
  int NUMBERS = 22;

  @Test
  default void listsAndTreesAreInTheOrderOfTheChart() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    List<Details> chart = chart(parent);
    List<Details> shuffled = new ArrayList<>(chart);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.forEach(tenant::open);

    assertThat(names(tenant.all(AccountFilter.where().childOf(parent.id()).build(), 4)))
        .isEqualTo(names(chart.stream()));
    Node tree =
        tenant.accounts().tree(tenant.caller(), TreeQuery.of(parent.id(), 2)).roots().getFirst();
    assertThat(tree.children().stream().map(child -> child.account().name()))
        .isEqualTo(names(chart.stream()));
  }

  private static List<Details> chart(Account parent) {
    return IntStream.range(0, CHART.size())
        .mapToObj(i -> {
          String text = CHART.get(i);
          // names of numbered accounts are in the opposite order
          return (i < NUMBERS ? Details.named("Z" + (99 - i)).numbered(text) : Details.named(text))
              .under(parent.id());
        })
        .toList();
  }

  private static List<String> names(Stream<Details> details) {
    return details.map(Details::name).toList();
  }

  private static List<String> names(List<Account> accounts) {
    return accounts.stream().map(Account::name).toList();
  }

  @Test
  default void treesTakeEachLevelInTheOrderOfItsParents() {
    TestTenant tenant = tenant();
    Account second = tenant.open(Details.named("second").numbered("2"));
    Account first = tenant.open(Details.named("first").numbered("1"));
    tenant.open(Details.named("below second").numbered("11").under(second.id()));
    tenant.openAll(
        IntStream.range(0, TreeQuery.MAX_NODES - 3)
            .mapToObj(
                i -> Details.named("below first").numbered("12-" + (999 - i)).under(first.id())));
    List<Node> roots = tenant.accounts().tree(tenant.caller(), TreeQuery.ofRoots(2)).roots();
    assertThat(roots).extracting(node -> node.account().name()).containsExactly("first", "second");
    assertThat(roots)
        .extracting(node -> node.children().size())
        .containsExactly(TreeQuery.MAX_NODES - 3, 1);

    tenant.open(Details.named("last").numbered("13").under(first.id()));
    List<Node> cut = tenant.accounts().tree(tenant.caller(), TreeQuery.ofRoots(2)).roots();
    assertThat(cut.getFirst().children().getLast().account().name()).isEqualTo("last");
    assertThat(cut.getLast().truncated()).isTrue();
  }

  @Test
  default void everySortHasTwoDirections() {
    TestTenant tenant = tenant();
    Account old = tenant.open(Details.named("b").numbered("30"));
    Account twin = tenant.open(Details.named("B").numbered("4"));
    Account young = tenant.open(Details.named("a"));
    Account changed = tenant.change(twin, Edit.NOTHING.rename("\u1e06"));
    Account back = tenant.change(changed, Edit.NOTHING.rename("B"));

    assertSorted(tenant, Sort.By.ACCOUNT_NUMBER, back, old, young);
    assertSorted(tenant, Sort.By.CREATED_AT, old, back, young);
    assertSorted(tenant, Sort.By.UPDATED_AT, old, young, back);
    assertSorted(tenant, Sort.By.NAME, young, old, back); // the names b and B are equal
  }

  private static void assertSorted(TestTenant tenant, Sort.By by, Account... ascending) {
    List<Account> expected = List.of(ascending);
    for (int limit = 1; limit <= 4; limit++) {
      ListQuery query = ListQuery.of(AccountFilter.ALL).limitedTo(limit);
      assertThat(tenant.all(query.sortedBy(Sort.ascending(by)))).isEqualTo(expected);
      assertThat(tenant.all(query.sortedBy(Sort.descending(by)))).isEqualTo(expected.reversed());
    }
  }

  @Test
  default void renumberingBetweenPagesDisturbsNoOtherAccount() {
    TestTenant tenant = tenant();
    List<Account> opened =
        IntStream.range(0, 12)
            .mapToObj(i -> tenant.open(Details.named("a").numbered("" + (100 + i))))
            .toList();
    ListQuery query = ListQuery.of(AccountFilter.ALL).limitedTo(3);
    Page<Account> page = tenant.accounts().list(tenant.caller(), query);
    List<Account> seen = new ArrayList<>(page.items());
    tenant.change(opened.get(2), Edit.NOTHING.renumber("1")); // the last one seen
    tenant.change(opened.get(0), Edit.NOTHING.renumber("999")); // seen, will come again
    tenant.change(opened.get(11), Edit.NOTHING.renumber("2")); // not seen, will not come
    while (page.hasMore()) {
      page = tenant.accounts().list(tenant.caller(), query.after(seen.getLast()));
      seen.addAll(page.items());
    }
    assertThat(seen).containsSubsequence(opened.subList(1, 11)).doesNotContain(opened.get(11));
    assertThat(seen).hasSize(12);
  }

  /** Every second account changes what it is ordered by, again and again, while pages are read. */
  @Test
  default void changesBetweenPagesDisturbNoOtherAccountInAnySortOrFilter() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("parent");
    Random random = new Random(11);
    List<Account> all =
        IntStream.range(0, 16)
            .mapToObj(i ->
                tenant.open(
                    Details.named("x" + i)
                        .numbered("4" + random.nextInt(90) + "." + i)
                        .under(parent.id())))
            .collect(Collectors.toCollection(ArrayList::new));
    List<AccountId> steady =
        IntStream.range(0, 8).mapToObj(i -> all.get(2 * i).id()).sorted().toList();
    List<AccountFilter> filters =
        List.of(
            AccountFilter.ALL,
            AccountFilter.where().childOf(parent.id()).build(),
            AccountFilter.where().status(AccountStatus.OPEN).build(),
            AccountFilter.where().type(AccountType.DOMESTIC).build(),
            AccountFilter.where().namePrefix("x").build(),
            AccountFilter.where().accountNumberPrefix("4").build(),
            AccountFilter.where().text("x").build());
    for (AccountFilter filter : filters) {
      for (Sort.By by : Sort.By.values()) {
        for (Sort sort : List.of(Sort.ascending(by), Sort.descending(by))) {
          ListQuery query = ListQuery.of(filter).sortedBy(sort).limitedTo(5);
          List<AccountId> seen = new ArrayList<>();
          Page<Account> page = tenant.accounts().list(tenant.caller(), query);
          for (; !page.items().isEmpty(); ) {
            page.items().forEach(account -> seen.add(account.id()));
            if (!page.hasMore() || seen.size() > 200) {
              break;
            }
            int changed = 2 * random.nextInt(8) + 1;
            String name = "x" + random.nextInt(100);
            Edit edit =
                Edit.NOTHING.rename(name).renumber("4" + random.nextInt(90) + "." + changed);
            all.set(changed, tenant.change(all.get(changed), edit));
            page = tenant.accounts().list(tenant.caller(), query.after(page.items().getLast()));
          }
          assertThat(seen.stream().filter(steady::contains).sorted())
              .as("%s by %s", filter, sort)
              .isEqualTo(steady);
        }
      }
    }
  }
}
