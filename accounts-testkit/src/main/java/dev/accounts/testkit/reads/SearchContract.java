package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import org.junit.jupiter.api.Test;

/** What a search finds. */
public interface SearchContract extends Contract {

  @Test
  default void aTextIsFoundAnywhereInANameWithoutRegardToCaseAndAccents() {
    TestTenant tenant = tenant();
    Account vat = tenant.open("Umsatzsteuer 19 %");
    Account input = tenant.open("VORSTEUER");
    Account street = tenant.open("Stra\u00dfenbau");
    Account cafe = tenant.open("Mus\u00e9e & Caf\u00e9");
    Account kanji = tenant.open("\u666e\u901a\u9810\u91d1");
    tenant.open("s t e u e r");
    assertFound(tenant, "steuer", vat, input);
    assertFound(tenant, "STE\u00dcER", vat, input);
    assertFound(tenant, "r 19 %", vat);
    assertFound(tenant, "%", vat);
    assertFound(tenant, "u_e");
    assertFound(tenant, "strasse", street);
    assertFound(tenant, "musee", cafe);
    assertFound(tenant, "cafe\u0301", cafe);
    assertFound(tenant, "\u9810\u91d1", kanji);
    assertFound(tenant, "\u901a", kanji);
    assertFound(tenant, "steuersteuer");
    Account renamed = tenant.rename(vat, "MwSt");
    assertFound(tenant, "steuer", input);
    assertFound(tenant, "wst", renamed);
    tenant.delete(input);
    assertFound(tenant, "steuer");
  }

  @Test
  default void aTextIsFoundWhereANumberOrReferenceBegins() {
    TestTenant tenant = tenant();
    Account bank = tenant.open(Details.named("bank").numbered("1200"));
    Account cash = tenant.open(Details.named("cash").numbered("12"));
    Account erp = tenant.open(Details.named("erp").numbered("9").referencedAs("12/77"));
    tenant.open(Details.named("other").numbered("0012").referencedAs("0012"));
    assertFound(tenant, "12", erp, cash, bank);
    assertFound(tenant, "120", bank);
    assertFound(tenant, "12/", erp);
    assertFound(tenant, AccountFilter.where().accountNumberPrefix("12"), cash, bank);
    assertFound(tenant, AccountFilter.where().accountNumberPrefix("1_"));
  }

  @Test
  default void aSearchCombinesWithFiltersAndSorts() {
    TestTenant tenant = tenant();
    Account parent = tenant.open("taxes");
    Account b = tenant.open(Details.named("tax b").numbered("1").under(parent.id()));
    Account a = tenant.open(Details.named("tax a").numbered("2").under(parent.id()));
    Account frozen = tenant.freeze(tenant.open("frozen tax", parent));
    AccountFilterBuilder under = AccountFilter.where().text("tax").childOf(parent.id());
    assertFound(tenant, under, b, a, frozen);
    ListQuery byName =
        ListQuery.of(under.build()).limitedTo(1).sortedBy(Sort.descending(Sort.By.NAME));
    assertThat(tenant.all(byName)).containsExactly(b, a, frozen);
    assertFound(tenant, under.status(AccountStatus.FROZEN), frozen);
    assertFound(tenant, AccountFilter.where().text("tax").namePrefix("TAX").accountNumber("2"), a);
  }

  @Test
  default void aSearchStaysInItsTenant() {
    TestTenant mine = tenant();
    tenant().open(Details.named("theirs").numbered("77").referencedAs("77"));
    assertFound(mine, "theirs");
    assertFound(mine, "77");
  }

  private static void assertFound(TestTenant tenant, String text, Account... expected) {
    assertFound(tenant, AccountFilter.where().text(text), expected);
  }

  private static void assertFound(
      TestTenant tenant, AccountFilterBuilder filter, Account... expected) {
    assertThat(tenant.all(filter.build(), 2)).containsExactly(expected);
  }
}
