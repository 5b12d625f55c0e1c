package dev.accounts.testkit;

import static dev.accounts.testkit.fixture.ChartFiles.fates;
import static dev.accounts.testkit.fixture.ChartFiles.file;
import static dev.accounts.testkit.fixture.ChartFiles.in;
import static dev.accounts.testkit.fixture.ChartFiles.plan;
import static dev.accounts.testkit.fixture.ChartFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.chart.ChartFile;
import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.ImportPlan;
import dev.accounts.application.chart.ImportRow;
import dev.accounts.application.chart.RowFate;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.chart.RowRefusal;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.Violation;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why a row of a file is refused. */
class RefusedRowsTest {
  private static final Set<String> COLUMNS =
      Set.of("name", "accountNumber", "externalReference", "parent", "metadata.region");

  private final TestTenant tenant = new TestTenant(new InMemoryAccountRepository());

  @Test
  void aNewAccountNeedsATypeAndACurrency() {
    ImportRow whole = row(2, "1", "Cash", "");
    assertRefused(typed(whole, Optional.empty(), whole.currency()), "/type", "required");
    assertRefused(typed(whole, whole.type(), Optional.empty()), "/currency", "required");
    ImportRow neither = typed(whole, Optional.empty(), Optional.empty());
    RowRefusal refusal = plan(tenant, file(neither)).rows().getFirst().refusal().orElseThrow();
    assertThat(((Refusal.Invalid) refusal.refusal()).violations())
        .extracting(Violation::pointer)
        .containsExactly("/type", "/currency");
  }

  @Test
  void anAccountKeepsItsTypeAndItsCurrency() {
    tenant.open(Details.named("Cash").numbered("1"));
    ImportRow same = row(2, "1", "Cash", "");
    Optional<AccountType> other = Optional.of(AccountType.INTERNATIONAL);
    assertRefused(typed(same, other, same.currency()), "/type", "immutable");
    Optional<Currency> pounds = Optional.of(Currency.getInstance("GBP"));
    assertRefused(typed(same, same.type(), pounds), "/currency", "immutable");
    assertThat(fates(plan(tenant, file(typed(same, Optional.empty(), Optional.empty())))))
        .containsExactly(Fate.UNCHANGED);
  }

  private void assertRefused(ImportRow row, String pointer, String code) {
    assertInvalid(plan(tenant, file(row)).rows().getFirst(), pointer, code);
  }

  @Test
  void aNumberOrReferenceThatIsRepeatedIsRefusedWithTheLineOfTheFirst() {
    ChartFile repeated =
        new ChartFile(
            COLUMNS,
            List.of(
                row(2, Details.named("A").numbered("1").referencedAs("R")),
                row(3, Details.named("B").numbered("1")),
                row(4, Details.named("C").referencedAs("R"))));
    List<RowFate> rows = plan(tenant, repeated).rows();
    assertThat(assertInvalid(rows.get(1), "/accountNumber", "repeated").line()).hasValue(2);
    assertThat(assertInvalid(rows.get(2), "/externalReference", "repeated").line()).hasValue(2);
  }

  @Test
  void twoRowsDoNotStandForOneAccount() {
    Account account = tenant.open(Details.named("Cash").numbered("1").referencedAs("R"));
    ChartFile twice =
        new ChartFile(
            COLUMNS,
            List.of(
                row(2, Details.named("Cash").numbered("1")),
                row(3, Details.named("Cash").referencedAs("R"))));
    RowFate second = plan(tenant, twice).rows().getLast();
    RowRefusal refusal = assertInvalid(second, "/accountNumber", "repeated");
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.account().orElseThrow().id()).isEqualTo(account.id());
    assertThat(second.account()).isEmpty();
  }

  @Test
  void twoRowsOfOneNameInOnePlaceDoNotStandForOneAccount() {
    tenant.open("Cash");
    ChartFile twice = file(row(2, "", "Cash", ""), row(3, "", "Cash", ""));
    List<RowFate> rows = plan(tenant, twice).rows();
    assertThat(rows.getFirst().fate()).isEqualTo(Fate.UNCHANGED);
    assertThat(assertInvalid(rows.getLast(), "/accountNumber", "repeated").line()).hasValue(2);
  }

  @Test
  void whatStandsUnderARefusedRowIsRefusedWithItsLine() {
    tenant.open(Details.named("Cash").numbered("1"));
    ImportRow cash = row(2, "1", "Cash", "");
    ImportRow refused = typed(cash, Optional.of(AccountType.INTERNATIONAL), cash.currency());
    RowFate child = plan(tenant, file(refused, row(3, "2", "Till", "1"))).rows().getLast();
    assertThat(assertInvalid(child, "/parent", "parent-refused").line()).hasValue(2);
  }

  @Test
  void rowsInACircleAreRefusedWithTheLineOfTheirParent() {
    List<RowFate> rows =
        plan(tenant, file(row(2, "1", "One", "2"), row(3, "2", "Two", "1"))).rows();
    assertThat(assertInvalid(rows.getFirst(), "/parent", "hierarchy-cycle").line()).hasValue(3);
    assertThat(assertInvalid(rows.getLast(), "/parent", "hierarchy-cycle").line()).hasValue(2);
  }

  @Test
  void aParentThatIsTheNumberOfOneAndThePathOfAnotherIsRefused() {
    assertThat(fates(plan(tenant, file(row(2, ":A", "N", ""), row(3, "", "Kid", ":A")))))
        .containsOnly(Fate.CREATED);
    ChartFile both = file(row(2, "", "A", ""), row(3, ":A", "N", ""), row(4, "", "Kid", ":A"));
    RowRefusal inFile = assertAmbiguous(plan(tenant, both).rows().getLast());
    assertThat(inFile.line()).hasValue(3);
    tenant.open("A");
    Account numbered = tenant.open(Details.named("N").numbered(":A"));
    RowRefusal stored =
        assertAmbiguous(plan(tenant, file(row(2, "", "Kid", ":A"))).rows().getFirst());
    assertThat(stored.account().orElseThrow().id()).isEqualTo(numbered.id());
  }

  private static RowRefusal assertAmbiguous(RowFate fate) {
    RowRefusal refusal = assertInvalid(fate, "/parent", "ambiguous");
    assertThat(((Refusal.Invalid) refusal.refusal()).violations().getFirst().message())
        .isEqualTo("names more than one account; use its number, or give it one");
    return refusal;
  }

  @Test
  void aNumberThatARefusedRowKeepsIsInTheWayWithItsLine() {
    Account holder = tenant.open(Details.named("Holder").numbered("2").referencedAs("H"));
    tenant.open(Details.named("Other").referencedAs("O"));
    ImportRow released = row(2, Details.named("Holder").referencedAs("H"));
    ImportRow refused =
        typed(released, Optional.of(AccountType.INTERNATIONAL), released.currency());
    ImportRow wanting = row(3, Details.named("Other").numbered("3").referencedAs("O"));
    assertThat(fates(plan(tenant, new ChartFile(COLUMNS, List.of(released, wanting)))))
        .containsOnly(Fate.UPDATED);
    ImportRow taking = row(3, Details.named("Other").numbered("2").referencedAs("O"));
    List<RowFate> rows = plan(tenant, new ChartFile(COLUMNS, List.of(refused, taking))).rows();
    RowRefusal refusal = rows.getLast().refusal().orElseThrow();
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.account().orElseThrow().id()).isEqualTo(holder.id());
  }

  @Test
  void aPlanThatIsRefusedNamesOnlyAccountsThatAreThereAndIsTheSameAgain() {
    AccountId present = tenant.open(Details.named("Present").numbered("1")).id();
    ImportRow closed = in(AccountStatus.CLOSED, row(2, "2", "Top", ""));
    ImportRow below = in(AccountStatus.CLOSED, row(3, "3", "Middle", "2"));
    for (ChartFile file :
        List.of(
            file(row(2, "", "Cash", ""), row(3, "", "Cash", "")),
            file(row(2, "", "Cash", "1")),
            file(closed, below, row(4, "4", "Leaf", "3")))) {
      ImportPlan plan = closingPlan(file);
      assertThat(plan.isRefused()).isTrue();
      assertThat(named(plan)).isSubsetOf(present);
      assertThat(closingPlan(file).tag().hash()).isEqualTo(plan.tag().hash());
    }
    RowFate top = closingPlan(file(closed, below, row(4, "4", "Leaf", "3"))).rows().getFirst();
    assertThat(top.refusal().orElseThrow().line()).hasValue(3);
  }

  /** Each step of a path would be taken from every one of them, for every row. */
  @Test
  void aPathOverMoreThanAHundredNamesakesIsRefusedAsAmbiguous() {
    for (int i = 0; i < 100; i++) {
      tenant.open("Cash");
    }
    ImportRow row = row(2, "", "Till", ":Cash:Desk");
    assertRefused(row, "/parent", "parent-not-found");
    tenant.open("Cash");
    assertRefused(row, "/parent", "ambiguous");
  }

  private ImportPlan closingPlan(ChartFile file) {
    return tenant.accounts().imports().plan(tenant.caller(), file, OnMissing.CLOSE);
  }

  private static List<AccountId> named(ImportPlan plan) {
    return plan.rows().stream()
        .flatMap(row ->
            Stream.concat(
                row.account().stream(),
                row.refusal().flatMap(RowRefusal::account).map(ConflictingAccount::id).stream()))
        .toList();
  }

  private static RowRefusal assertInvalid(RowFate fate, String pointer, String code) {
    assertThat(fate.fate()).isEqualTo(Fate.REFUSED);
    RowRefusal refusal = fate.refusal().orElseThrow();
    assertThat(refusal.refusal()).isInstanceOf(Refusal.Invalid.class);
    assertThat(((Refusal.Invalid) refusal.refusal()).violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.pointer()).isEqualTo(pointer);
          assertThat(violation.code()).isEqualTo(code);
        });
    return refusal;
  }

  private static ImportRow typed(
      ImportRow row, Optional<AccountType> type, Optional<Currency> currency) {
    return new ImportRow(
        row.line(),
        row.parent(),
        row.details(),
        type,
        currency,
        row.status(),
        row.statusReason(),
        true);
  }
}
