package dev.accounts.application.chart;

import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition.Action;
import dev.accounts.domain.Version;
import dev.accounts.domain.Violation;
import dev.accounts.domain.chart.Chart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds out what each row of a file does, by doing it in a chart of its own. */
final class ImportPlanner {
  private final ChartFile file;
  private final Chart chart;
  private final PlannedWrites writes;
  private final FileOrder order;
  private final Places places;
  private final Fates fates;
  private final Map<AccountId, Version> versions = new HashMap<>();

  /**
   * A planner for one plan.
   *
   * @param chart the tenant's accounts; afterwards, what the import would make of them
   * @param writes into the same chart
   */
  ImportPlanner(ChartFile file, Chart chart, PlannedWrites writes) {
    this.file = file;
    this.chart = chart;
    this.writes = writes;
    this.order = FileOrder.of(file.rows());
    this.places = new Places(chart);
    this.fates = new Fates(chart);
    chart.accounts().forEach(account -> versions.put(account.id(), account.version()));
  }

  ImportPlan plan(OnMissing onMissing) {
    // what a row stands for is settled before anything changes
    file.rows().forEach(row -> places.match(row).ifPresent(found -> fates.match(row, found)));
    List<ImportRow> sorted = order.sorted();
    sorted.forEach(this::decide);
    file.rows().stream().filter(row -> !fates.isDecided(row)).forEach(this::refuseCircle);
    List<RowFate> missing = new Closings(chart, fates, writes).closeOrFreeze(onMissing);
    List<RowFate> all = new ArrayList<>(file.rows().stream().map(fates::of).toList());
    all.addAll(missing);
    writes.checkSize();
    ImportPlan.Tag tag =
        ImportPlan.Tag.of(writes.stamp().at(), all, versions, writes.withoutNewIds());
    return new ImportPlan(all, tag, false);
  }

  /** The plan once it is applied: it says which accounts are new. */
  ImportPlan applied(ImportPlan plan) {
    List<RowFate> rows = new ArrayList<>();
    for (int i = 0; i < plan.rows().size(); i++) {
      RowFate fate = plan.rows().get(i);
      boolean isNew = fate.fate() == Fate.CREATED;
      rows.add(isNew ? fate.of(fates.accountOf(file.rows().get(i)).map(Account::id)) : fate);
    }
    return new ImportPlan(rows, plan.tag(), true);
  }

  PlannedWrites writes() {
    return writes;
  }

  /** The accounts that rows stand for and leave as they are, with their versions. */
  Map<AccountId, Version> unchanged() {
    Map<AccountId, Version> unchanged = new HashMap<>();
    file.rows().stream()
        .map(fates::of)
        .filter(fate -> fate.fate() == Fate.UNCHANGED)
        .flatMap(fate -> fate.account().stream())
        .forEach(id -> unchanged.put(id, versions.getOrDefault(id, Version.NONE)));
    return unchanged;
  }

  private void decide(ImportRow row) {
    try {
      Optional<RowRefusal> inFile = order.refusalOf(row);
      if (inFile.isPresent()) {
        throw new RefusedRow(inFile.get());
      }
      Optional<Account> match = fates.accountOf(row);
      match.ifPresent(account -> fates.take(account, row));
      Optional<Account> parent = parentOf(row);
      if (match.isEmpty()) {
        match = places.namesake(row, parent);
        match.ifPresent(account -> fates.take(account, row));
      }
      if (!row.isReadable()) {
        fates.put(row, Fate.REFUSED, match, Set.of());
      } else if (match.isPresent()) {
        update(row, match.get(), parent);
      } else {
        create(row, parent);
      }
    } catch (RefusedRow refused) {
      fates.refuse(row, refused.refusal());
    } catch (Refusal refusal) {
      fates.refuse(row, RowRefusal.of(refusal));
    }
  }

  private Optional<Account> parentOf(ImportRow row) {
    Optional<ImportRow> inFile = order.parentOf(row);
    if (inFile.isPresent()) {
      return Optional.of(accountOf(inFile.get()));
    }
    return row.parent().map(places::named);
  }

  private Account accountOf(ImportRow parent) {
    Optional<Account> account =
        fates.accountOf(parent).filter(any -> fates.of(parent).fate() != Fate.REFUSED);
    return account.orElseThrow(() ->
        new RefusedRow(
            RowRefusal.of("parent", "parent-refused", "line " + parent.line() + " is refused")
                .because(Optional.empty(), OptionalInt.of(parent.line()))));
  }

  private void create(ImportRow row, Optional<Account> parent) {
    refuseIncomplete(row);
    NewAccount wanted =
        new NewAccount(
            row.type().orElseThrow(), row.currency().orElseThrow(), placed(row.details(), parent));
    fates.take(writes.open(wanted), row);
    fates.put(row, Fate.CREATED, Optional.empty(), Set.of());
  }

  private static void refuseIncomplete(ImportRow row) {
    List<Violation> missing = new ArrayList<>();
    if (row.type().isEmpty()) {
      missing.add(required("/type"));
    }
    if (row.currency().isEmpty()) {
      missing.add(required("/currency"));
    }
    if (!missing.isEmpty()) {
      throw new RefusedRow(RowRefusal.of(new Refusal.Invalid(missing)));
    }
  }

  private static Violation required(String pointer) {
    return new Violation(pointer, "required", "is needed, because the account is a new one");
  }

  private static Details placed(Details details, Optional<Account> parent) {
    return new Details(
        parent.map(Account::id),
        details.name(),
        details.accountNumber(),
        details.externalReference(),
        details.metadata());
  }

  private void update(ImportRow row, Account account, Optional<Account> parent) {
    refuseIf(row.type().map(type -> type != account.type()).orElse(false), "type");
    refuseIf(row.currency().map(c -> !c.equals(account.currency())).orElse(false), "currency");
    Set<String> changes = new LinkedHashSet<>();
    Account current = account;
    if (row.status().filter(AccountStatus.OPEN::equals).isPresent()) {
      current = openAgain(row, account);
    }
    if (!current.equals(account)) {
      changes.add("status");
    }
    Edit edit = RowEdit.of(row, file, current.details().metadata(), parent);
    // an account that is closed takes no edit, not even one that makes no difference
    boolean isEdited = !edit.applyTo(current.details()).equals(current.details());
    Account after = isEdited ? writes.change(current, edit) : current;
    changes.addAll(RowEdit.differences(current.details(), after.details()));
    fates.put(
        row, changes.isEmpty() ? Fate.UNCHANGED : Fate.UPDATED, Optional.of(account), changes);
  }

  private static void refuseIf(boolean differs, String column) {
    if (differs) {
      throw new RefusedRow(
          RowRefusal.of(column, "immutable", "cannot be changed; the account has another one"));
    }
  }

  private Account openAgain(ImportRow row, Account account) {
    return switch (account.status()) {
      case OPEN -> account;
      case FROZEN -> writes.change(account, Closings.transition(row, Action.UNFREEZE));
      case CLOSED -> writes.change(account, Closings.transition(row, Action.REOPEN));
    };
  }

  private void refuseCircle(ImportRow row) {
    fates.refuse(
        row,
        RowRefusal.of("parent", "hierarchy-cycle", "stands under rows that lead back to themselves")
            .because(
                Optional.empty(),
                order
                    .parentOf(row)
                    .map(p -> OptionalInt.of(p.line()))
                    .orElse(OptionalInt.empty())));
  }
}
