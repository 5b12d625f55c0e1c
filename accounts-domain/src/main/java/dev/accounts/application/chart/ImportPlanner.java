package dev.accounts.application.chart;

import dev.accounts.application.chart.ChartFile.OnMissing;
import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Change;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.FieldEdit;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Transition.Action;
import dev.accounts.domain.chart.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Finds out what each row of a file does, by doing it in a chart of its own. */
final class ImportPlanner {
  private static final String REASON = "Imported";
  private static final String MISSING = "Not in the imported chart";

  private final ChartFile file;
  private final Chart chart;
  private final TenantId tenant;
  private final Stamp stamp;
  private final Supplier<AccountId> ids;
  private final FileOrder order;
  private final Places places;
  private final Map<AccountId, Long> versions = new HashMap<>();
  private final Map<ImportRow, AccountId> matches = new HashMap<>();
  private final Map<AccountId, ImportRow> rowOf = new HashMap<>();
  private final Map<ImportRow, RowFate> fates = new HashMap<>();
  private final List<Write> writes = new ArrayList<>();

  /**
   * A planner for one plan.
   *
   * @param chart the tenant's accounts; afterwards, what the import would make of them
   */
  ImportPlanner(
      ChartFile file, Chart chart, TenantId tenant, Stamp stamp, Supplier<AccountId> ids) {
    this.file = file;
    this.chart = chart;
    this.tenant = tenant;
    this.stamp = stamp;
    this.ids = ids;
    this.order = FileOrder.of(file.rows());
    this.places = new Places(chart);
    chart.accounts().forEach(account -> versions.put(account.id(), account.version()));
  }

  ImportPlan plan(OnMissing onMissing) {
    // what a row stands for is settled before anything changes
    file.rows().forEach(row -> places.match(row).ifPresent(found -> matches.put(row, found.id())));
    List<ImportRow> sorted = order.sorted();
    sorted.forEach(this::decide);
    file.rows().stream().filter(row -> !fates.containsKey(row)).forEach(this::refuseCircle);
    sorted.reversed().forEach(this::closeOrFreeze);
    List<RowFate> all = new ArrayList<>(file.rows().stream().map(this::fateOf).toList());
    if (onMissing == OnMissing.CLOSE) {
      all.addAll(closeMissing());
    }
    return new ImportPlan(all, ImportPlan.Tag.of(stamp.at(), all, versions), false);
  }

  /** The plan once it is applied: it says which accounts are new. */
  ImportPlan applied(ImportPlan plan) {
    List<RowFate> rows = new ArrayList<>();
    for (int i = 0; i < plan.rows().size(); i++) {
      RowFate fate = plan.rows().get(i);
      boolean isNew = fate.fate() == Fate.CREATED;
      rows.add(isNew ? fate.of(Optional.ofNullable(matches.get(file.rows().get(i)))) : fate);
    }
    return new ImportPlan(rows, plan.tag(), true);
  }

  Stamp stamp() {
    return stamp;
  }

  List<Write> writes() {
    return writes;
  }

  /** The accounts that rows stand for and leave as they are, with their versions. */
  Map<AccountId, Long> unchanged() {
    Map<AccountId, Long> unchanged = new HashMap<>();
    fates.values().stream()
        .filter(fate -> fate.fate() == Fate.UNCHANGED)
        .flatMap(fate -> fate.account().stream())
        .forEach(id -> unchanged.put(id, versions.getOrDefault(id, 0L)));
    return unchanged;
  }

  private void decide(ImportRow row) {
    try {
      Optional<RowRefusal> inFile = order.refusalOf(row);
      if (inFile.isPresent()) {
        throw new RefusedRow(inFile.get());
      }
      Optional<Account> match = Optional.ofNullable(matches.get(row)).flatMap(chart::find);
      match.ifPresent(account -> take(account, row));
      Optional<Account> parent = parentOf(row, match);
      if (match.isEmpty()) {
        match = places.namesake(row, parent);
        match.ifPresent(account -> take(account, row));
      }
      if (!row.isReadable()) {
        put(row, Fate.REFUSED, match, Set.of(), Optional.empty());
      } else if (match.isPresent()) {
        update(row, match.get(), parent);
      } else {
        create(row, parent);
      }
    } catch (RefusedRow refused) {
      refuse(row, refused.refusal());
    } catch (Refusal refusal) {
      refuse(row, withLine(RowRefusal.of(refusal)));
    }
  }

  /** An account is changed by one row only. */
  private void take(Account account, ImportRow row) {
    ImportRow other = rowOf.putIfAbsent(account.id(), row);
    if (other != null) {
      matches.remove(row);
      throw new RefusedRow(
          RowRefusal.of(
                  "accountNumber", "repeated", "stands for the account of line " + other.line())
              .because(Optional.of(account), OptionalInt.of(other.line())));
    }
    matches.put(row, account.id());
  }

  private Optional<Account> parentOf(ImportRow row, Optional<Account> match) {
    Optional<ImportRow> inFile = order.parentOf(row);
    if (inFile.isPresent()) {
      return chart.find(accountOf(inFile.get()));
    }
    if (!file.columns().contains("parent")) {
      return match.flatMap(Account::parentId).flatMap(chart::find);
    }
    return row.parent().map(places::named);
  }

  private AccountId accountOf(ImportRow parent) {
    AccountId id = matches.get(parent);
    if (id == null || fateOf(parent).fate() == Fate.REFUSED) {
      throw new RefusedRow(
          RowRefusal.of("parent", "parent-refused", "line " + parent.line() + " is refused")
              .because(Optional.empty(), OptionalInt.of(parent.line())));
    }
    return id;
  }

  private void create(ImportRow row, Optional<Account> parent) {
    NewAccount wanted =
        new NewAccount(
            row.type().orElseThrow(() -> required("type")),
            row.currency().orElseThrow(() -> required("currency")),
            placed(row.details(), parent));
    Account account = Account.open(ids.get(), tenant, wanted, stamp);
    chart.checkNew(account);
    chart.put(account);
    writes.add(Creation.of(account));
    matches.put(row, account.id());
    rowOf.put(account.id(), row);
    put(row, Fate.CREATED, Optional.empty(), Set.of(), Optional.empty());
  }

  private static RefusedRow required(String column) {
    return new RefusedRow(
        RowRefusal.of(column, "required", "is needed, because the account is a new one"));
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
    Edit edit = edit(row, parent);
    // an account that is closed takes no edit, not even one that makes no difference
    boolean isEdited = !edit.applyTo(current.details()).equals(current.details());
    Account after = isEdited ? write(current, edit) : current;
    addDifferences(current.details(), after.details(), changes);
    put(
        row,
        changes.isEmpty() ? Fate.UNCHANGED : Fate.UPDATED,
        Optional.of(account),
        changes,
        Optional.empty());
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
      case FROZEN -> write(account, transition(row, Action.UNFREEZE));
      case CLOSED -> write(account, transition(row, Action.REOPEN));
    };
  }

  private static Transition transition(ImportRow row, Action action) {
    return new Transition(action, row.statusReason().orElse(REASON));
  }

  private Edit edit(ImportRow row, Optional<Account> parent) {
    Details details = row.details();
    Set<String> columns = file.columns();
    return new Edit(
        columns.contains("parent") ? FieldEdit.become(parent.map(Account::id)) : FieldEdit.keep(),
        FieldEdit.put(details.name()),
        columns.contains("accountNumber")
            ? FieldEdit.become(details.accountNumber())
            : FieldEdit.keep(),
        columns.contains("externalReference")
            ? FieldEdit.become(details.externalReference())
            : FieldEdit.keep(),
        MetadataEdit.merging(details.metadata().entries(), file.metadataKeys()));
  }

  private static void addDifferences(Details before, Details after, Set<String> changes) {
    addIf(!before.parentId().equals(after.parentId()), "parent", changes);
    addIf(!before.name().equals(after.name()), "name", changes);
    addIf(!before.accountNumber().equals(after.accountNumber()), "accountNumber", changes);
    addIf(
        !before.externalReference().equals(after.externalReference()),
        "externalReference",
        changes);
    addIf(!before.metadata().equals(after.metadata()), "metadata", changes);
  }

  private static void addIf(boolean differs, String column, Set<String> changes) {
    if (differs) {
      changes.add(column);
    }
  }

  /** The account after the change, which is made in the chart and noted. */
  private Account write(Account before, Change change) {
    Account after = before.after(change, stamp);
    if (after.version() > before.version()) {
      chart.checkChange(change, before, after);
      chart.put(after);
      writes.add(
          new Operation(
              ids.get().value(), before.id(), before.version(), change, stamp, Optional.empty()));
    }
    return after;
  }

  /** Children come before their parents, which are closed only when all their children are. */
  private void closeOrFreeze(ImportRow row) {
    RowFate fate = fateOf(row);
    Optional<Account> account = Optional.ofNullable(matches.get(row)).flatMap(chart::find);
    Optional<AccountStatus> wanted = row.status().filter(status -> status != AccountStatus.OPEN);
    if (fate.fate() == Fate.REFUSED
        || wanted.isEmpty()
        || wanted.equals(account.map(Account::status))) {
      return;
    }
    Action action = wanted.get() == AccountStatus.FROZEN ? Action.FREEZE : Action.CLOSE;
    try {
      write(account.orElseThrow(), transition(row, action));
      Set<String> changes = new LinkedHashSet<>(fate.changes());
      changes.add("status");
      if (fate.fate() != Fate.CREATED) {
        put(row, Fate.UPDATED, account, changes, Optional.empty());
      }
    } catch (Refusal refusal) {
      refuse(row, RowRefusal.of(refusal));
    }
  }

  private List<RowFate> closeMissing() {
    List<Account> missing =
        chart.accounts().stream()
            .filter(account -> account.status() != AccountStatus.CLOSED)
            .filter(account -> !rowOf.containsKey(account.id()))
            .sorted(Comparator.comparingInt(chart::depthOf).reversed())
            .toList();
    return missing.stream().map(this::close).toList();
  }

  private RowFate close(Account account) {
    Optional<RowRefusal> refusal = Optional.empty();
    try {
      write(account, new Transition(Action.CLOSE, MISSING));
    } catch (Refusal refused) {
      refusal = Optional.of(RowRefusal.of(refused));
    }
    return new RowFate(
        0,
        refusal.isPresent() ? Fate.REFUSED : Fate.CLOSED,
        Optional.of(account.id()),
        account.details().accountNumber(),
        account.name(),
        Set.of(),
        refusal);
  }

  private void refuseCircle(ImportRow row) {
    refuse(
        row,
        RowRefusal.of("parent", "hierarchy-cycle", "leads back to this row")
            .because(
                Optional.empty(),
                order
                    .parentOf(row)
                    .map(p -> OptionalInt.of(p.line()))
                    .orElse(OptionalInt.empty())));
  }

  /** The account that is in the way may be that of another row. */
  private RowRefusal withLine(RowRefusal refusal) {
    Optional<ImportRow> other = refusal.account().map(ConflictingAccount::id).map(rowOf::get);
    return new RowRefusal(
        refusal.refusal(),
        refusal.account(),
        other.map(row -> OptionalInt.of(row.line())).orElse(OptionalInt.empty()));
  }

  private void refuse(ImportRow row, RowRefusal refusal) {
    put(
        row,
        Fate.REFUSED,
        Optional.ofNullable(matches.get(row)).flatMap(chart::find),
        Set.of(),
        Optional.of(refusal));
  }

  private void put(
      ImportRow row,
      Fate fate,
      Optional<Account> account,
      Set<String> changes,
      Optional<RowRefusal> refusal) {
    fates.put(
        row,
        new RowFate(
            row.line(),
            fate,
            account.map(Account::id),
            row.details().accountNumber(),
            row.details().name(),
            changes,
            refusal));
  }

  private RowFate fateOf(ImportRow row) {
    return Optional.ofNullable(fates.get(row)).orElseThrow();
  }
}
