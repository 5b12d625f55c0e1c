package dev.accounts.testkit.past;

import static dev.accounts.testkit.past.PastLines.list;
import static dev.accounts.testkit.past.PastLines.parents;
import static dev.accounts.testkit.past.PastLines.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.past.AsOf;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The register as it was. */
public interface PastContract extends Contract {

  @Test
  default void anAccountIsFoundAsItWasAtEveryInstantOfItsLife() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    Instant before = passed(time);
    List<Account> states = new ArrayList<>(List.of(tenant.open("first")));
    List<Instant> instants = new ArrayList<>(List.of(passed(time)));
    states.add(tenant.rename(states.getLast(), "second"));
    instants.add(passed(time));
    states.add(tenant.freeze(states.getLast()));
    instants.add(passed(time));
    states.add(tenant.unfreeze(states.getLast()));
    instants.add(passed(time));
    tenant.delete(states.getLast());
    Instant deleted = passed(time);
    AccountId id = states.getFirst().id();

    for (int i = 0; i < states.size(); i++) {
      assertThat(tenant.find(id, AsOf.at(instants.get(i)))).contains(states.get(i));
      assertThat(tenant.find(id, AsOf.at(states.get(i).updated().at()))).contains(states.get(i));
      assertThat(list(tenant, AccountFilter.ALL, instants.get(i))).containsExactly(states.get(i));
    }
    for (Instant gone : List.of(before, deleted, deleted.plus(Duration.ofDays(400)))) {
      AsOf asOf = AsOf.at(gone);
      assertThat(list(tenant, AccountFilter.ALL, gone)).isEmpty();
      assertThatExceptionOfType(Refusal.NotFound.class)
          .isThrownBy(() -> tenant.accounts().get(tenant.caller(), id, asOf));
      assertThatExceptionOfType(Refusal.NotFound.class)
          .isThrownBy(
              () -> tenant.accounts().tree(tenant.caller(), TreeQuery.of(id, 1).asOf(asOf)));
    }
  }

  /** A second between two changes, and an instant in it. */
  private static Instant passed(ManualTime time) {
    time.advance(Duration.ofMillis(500));
    Instant between = time.instant();
    time.advance(Duration.ofMillis(500));
    return between;
  }

  @Test
  default void everyFilterAndEverySortWorksInThePast() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    Account parent = tenant.open(Details.named("Straße").numbered("10").referencedAs("r-1"));
    time.advance(Duration.ofSeconds(1));
    Account child = tenant.open(Details.named("ÉTÉ").numbered("9").under(parent.id()));
    time.advance(Duration.ofSeconds(1));
    Account closed =
        tenant.close(tenant.open(Details.named("été 2").with(Metadata.of(Map.of("k", "v")))));
    Instant then = passed(time);
    tenant.change(child, Edit.NOTHING.rename("other").renumber("77").moveToRoot());
    tenant.delete(closed);
    tenant.rename(parent, "nothing of before");

    assertFound(tenant, then, AccountFilter.where().isRoot().build(), parent, closed);
    assertFound(tenant, then, AccountFilter.where().childOf(parent.id()).build(), child);
    assertFound(tenant, then, AccountFilter.where().text("ete").build(), child, closed);
    assertFound(tenant, then, AccountFilter.where().text("STRASS").build(), parent);
    assertFound(tenant, then, AccountFilter.where().text("r-").build(), parent);
    assertFound(tenant, then, AccountFilter.where().namePrefix("ÉT").build(), child, closed);
    assertFound(tenant, then, AccountFilter.where().accountNumber("9").build(), child);
    assertFound(tenant, then, AccountFilter.where().accountNumber("77").build());
    assertFound(tenant, then, AccountFilter.where().accountNumberPrefix("1").build(), parent);
    assertFound(tenant, then, AccountFilter.where().externalReference("r-1").build(), parent);
    assertFound(tenant, then, AccountFilter.where().metadata("k", "v").build(), closed);
    assertFound(tenant, then, AccountFilter.where().status(AccountStatus.CLOSED).build(), closed);
    for (Sort.By by : Sort.By.values()) {
      ListQuery query = ListQuery.of(AccountFilter.ALL).limitedTo(1).asOf(AsOf.at(then));
      List<Account> sorted =
          List.of(parent, child, closed).stream()
              .sorted((a, b) ->
                  Sort.ascending(by).comparator().compare(Position.of(a, by), Position.of(b, by)))
              .toList();
      assertThat(tenant.all(query.sortedBy(Sort.ascending(by)))).isEqualTo(sorted);
      assertThat(tenant.all(query.sortedBy(Sort.descending(by)))).isEqualTo(sorted.reversed());
    }
  }

  private static void assertFound(
      TestTenant tenant, Instant then, AccountFilter filter, Account... expected) {
    assertThat(list(tenant, filter, then)).containsExactlyInAnyOrder(expected);
  }

  @Test
  default void treesAndChartsOfThePastHaveTheParentsOfThen() {
    ManualTime time = new ManualTime();
    TestTenant tenant = new TestTenant(repository(), time);
    Account old = tenant.open(Details.named("old").numbered("1"));
    Account other = tenant.open(Details.named("a:b"));
    Account child = tenant.open("child", old);
    Account grandchild = tenant.open("grandchild", child);
    Instant then = passed(time);
    tenant.move(child, other);
    Instant moved = passed(time);
    tenant.change(tenant.stored(old), Edit.NOTHING.renumber("2"));
    tenant.delete(grandchild);

    assertThat(shape(tenant, then)).containsExactly("old 1", " child 1", "  grandchild 0", "a:b 0");
    assertThat(shape(tenant, moved))
        .containsExactly("old 0", "a:b 1", " child 1", "  grandchild 0");
    assertThat(parents(tenant, then)).containsExactly("", "", "1", ":old:child");
    assertThat(parents(tenant, moved)).containsExactly("", "", ":a\\:b", ":a\\:b:child");
  }

  @Test
  default void thePastOfAnotherTenantIsNotSeen() {
    TestTenant other = tenant();
    Account foreign = other.open("foreign");
    TestTenant tenant = tenant();
    Instant later = foreign.created().at().plusSeconds(60);
    assertThat(tenant.find(foreign.id(), AsOf.at(later))).isEmpty();
    assertThat(list(tenant, AccountFilter.ALL, later)).isEmpty();
    assertThat(shape(tenant, later)).isEmpty();
  }
}
