package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists, their filters and their pages. */
public interface ListContract extends Contract {

  @Test
  default void pagesHoldEveryAccountOnceInOrder() {
    TestTenant tenant = tenant();
    List<Account> opened = numbered(tenant, 23);
    for (int limit : new int[] {1, 7, 22, 23, 24, 100}) {
      assertThat(tenant.all(AccountFilter.ALL, limit)).isEqualTo(opened);
    }
    Page<Account> exact =
        tenant.accounts().list(tenant.caller(), ListQuery.of(AccountFilter.ALL).limitedTo(23));
    assertThat(exact.hasMore()).isFalse();
  }

  private static List<Account> numbered(TestTenant tenant, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> tenant.open(Details.named("account").numbered("" + i)))
        .toList();
  }

  @Test
  default void accountsSortedByCreationAreInTheOrderOfOpeningEvenIfTheClockStandsStill() {
    TestTenant tenant = new TestTenant(repository(), new ManualTime());
    List<Account> opened =
        IntStream.range(0, 23).mapToObj(i -> tenant.open("account " + i)).toList();
    ListQuery query = ListQuery.of(AccountFilter.ALL).limitedTo(10);
    assertThat(tenant.all(query.sortedBy(Sort.ascending(Sort.By.CREATED_AT)))).isEqualTo(opened);
  }

  @Test
  default void pagesGoOnAfterAnAccountThatWasDeletedMeanwhile() {
    TestTenant tenant = tenant();
    List<Account> opened = numbered(tenant, 4);
    tenant.delete(opened.get(1));
    Page<Account> rest =
        tenant
            .accounts()
            .list(tenant.caller(), ListQuery.of(AccountFilter.ALL).after(opened.get(1)));
    assertThat(rest.items()).containsExactly(opened.get(2), opened.get(3));
  }

  @Test
  default void placeInTheHierarchyFilters() {
    TestTenant tenant = tenant();
    Account root = tenant.open("root");
    Account child = tenant.open("child", root);
    Account grandchild = tenant.open("grandchild", child);
    assertFound(tenant, AccountFilter.where().isRoot(), root);
    assertFound(tenant, AccountFilter.where().childOf(root.id()), child);
    assertFound(tenant, AccountFilter.where().childOf(child.id()), grandchild);
    assertFound(tenant, AccountFilter.where().childOf(grandchild.id()));
  }

  @Test
  default void fieldsFilter() {
    TestTenant tenant = tenant();
    Account plain = tenant.open("plain");
    Account keyed = tenant.open(Details.named("keyed").numbered("N-1").referencedAs("R-1"));
    Account yen =
        tenant
            .accounts()
            .open(tenant.caller(), NewAccount.international("JPY", Details.named("yen")));
    Account frozen = tenant.freeze(tenant.open("frozen"));
    Account closed = tenant.close(tenant.open("closed"));
    assertFound(tenant, AccountFilter.where().accountNumber("N-1"), keyed);
    assertFound(tenant, AccountFilter.where().accountNumber("n-1"));
    assertFound(tenant, AccountFilter.where().externalReference("R-1"), keyed);
    assertFound(tenant, AccountFilter.where().type(AccountType.INTERNATIONAL), yen);
    assertFound(tenant, AccountFilter.where().currency(Currency.getInstance("JPY")), yen);
    assertFound(
        tenant,
        AccountFilter.where().status(AccountStatus.FROZEN).status(AccountStatus.CLOSED),
        frozen,
        closed);
    assertFound(tenant, AccountFilter.where().status(AccountStatus.OPEN), plain, keyed, yen);
    assertFound(
        tenant,
        AccountFilter.where().status(AccountStatus.OPEN).type(AccountType.INTERNATIONAL),
        yen);
  }

  @Test
  default void aNamePrefixFiltersWithoutRegardToCaseAndAccents() {
    TestTenant tenant = tenant();
    Account umlaut = tenant.open("\u00d6sterreich");
    Account percent = tenant.open("100% cotton");
    Account istanbul = tenant.open("Istanbul");
    assertFound(tenant, AccountFilter.where().namePrefix("\u00f6ST"), umlaut);
    assertFound(tenant, AccountFilter.where().namePrefix("100%"), percent);
    assertFound(tenant, AccountFilter.where().namePrefix("100% c"), percent);
    assertFound(tenant, AccountFilter.where().namePrefix("1_0"));
    assertFound(tenant, AccountFilter.where().namePrefix("i"), istanbul);
    assertFound(tenant, AccountFilter.where().namePrefix("stanbul"));
    Account greek = tenant.open("\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3");
    assertFound(tenant, AccountFilter.where().namePrefix("\u039f\u0394\u03a5\u03a3"), greek);
    Account accent = tenant.open("Caf\u00e9");
    assertFound(tenant, AccountFilter.where().namePrefix("cafe\u0301"), accent);
    assertFound(tenant, AccountFilter.where().namePrefix("CAFE"), accent);
    Account renamed = tenant.rename(istanbul, "Ankara");
    assertFound(tenant, AccountFilter.where().namePrefix("ANK"), renamed);
    assertFound(tenant, AccountFilter.where().namePrefix("i"));
  }

  @Test
  default void aNamePrefixIsComparedByLettersAndNotByACollation() {
    TestTenant tenant = tenant();
    Account hyphen = tenant.open("Co-op");
    Account space = tenant.open("Co op");
    assertFound(tenant, AccountFilter.where().namePrefix("co-"), hyphen);
    assertFound(tenant, AccountFilter.where().namePrefix("co o"), space);
    assertFound(tenant, AccountFilter.where().namePrefix("coo"));
  }

  @Test
  default void metadataFiltersByExactPairs() {
    TestTenant tenant = tenant();
    Account both = with(tenant, Map.of("team", "red", "a.b", "\"quoted\""));
    Account one = with(tenant, Map.of("team", "red"));
    with(tenant, Map.of("team", "reddish"));
    assertFound(tenant, AccountFilter.where().metadata("team", "red"), both, one);
    assertFound(
        tenant, AccountFilter.where().metadata("team", "red").metadata("a.b", "\"quoted\""), both);
    assertFound(tenant, AccountFilter.where().metadata("missing", ""));
  }

  private static Account with(TestTenant tenant, Map<String, String> metadata) {
    return tenant.open(Details.named("marked").with(Metadata.of(metadata)));
  }

  private static void assertFound(
      TestTenant tenant, AccountFilterBuilder filter, Account... expected) {
    assertThat(tenant.all(filter.build(), 2)).containsExactlyInAnyOrder(expected);
  }
}
