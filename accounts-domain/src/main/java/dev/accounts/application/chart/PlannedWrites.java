package dev.accounts.application.chart;

import dev.accounts.application.port.Batch.NewName;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Violations;
import dev.accounts.domain.chart.Chart;
import dev.accounts.domain.chart.ChartRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The writes of a plan, each of which is made in the plan's chart as well. */
final class PlannedWrites {
  private final Chart chart;
  private final ChartRules rules;
  private final TenantId tenant;
  private final Stamp stamp;
  private final Supplier<AccountId> ids;
  private final List<Write> all = new ArrayList<>();
  private final List<NewName> absent = new ArrayList<>();
  private final Map<AccountId, Integer> numbers = new HashMap<>();
  private final List<BatchSize> sizes = new ArrayList<>();

  PlannedWrites(Chart chart, TenantId tenant, Stamp stamp, Supplier<AccountId> ids) {
    this.chart = chart;
    this.rules = new ChartRules(chart);
    this.tenant = tenant;
    this.stamp = stamp;
    this.ids = ids;
  }

  Stamp stamp() {
    return stamp;
  }

  List<Write> all() {
    return all;
  }

  /** A new account, if the chart takes it. */
  Account open(NewAccount wanted) {
    Account account = Account.open(ids.get(), tenant, wanted, stamp);
    rules.checkNew(account);
    chart.put(account);
    rememberName(account);
    numbers.put(account.id(), numbers.size());
    add(Creation.of(account), BatchSize.of(account.details()));
    return account;
  }

  /** The account after the change, if it makes a difference and the chart takes it. */
  Account change(Account before, Change change) {
    Account after = before.after(change, stamp);
    if (after.version().compareTo(before.version()) > 0) {
      rules.checkChange(change, before, after);
      chart.put(after);
      Operation operation =
          new Operation(
              ids.get().value(), before.id(), before.version(), change, stamp, Optional.empty());
      add(operation, BatchSize.of(change, after.details()));
    }
    return after;
  }

  /** Without a number and a reference, nothing but this keeps two imports from the same account. */
  private void rememberName(Account account) {
    Details details = account.details();
    boolean isUnderNewOne = details.parentId().filter(numbers::containsKey).isPresent();
    if (!isUnderNewOne
        && details.accountNumber().isEmpty()
        && details.externalReference().isEmpty()) {
      absent.add(new NewName(details.parentId(), details.searchName()));
    }
  }

  /** Names that no other account may have got meanwhile. */
  List<NewName> absent() {
    return absent;
  }

  private void add(Write write, BatchSize size) {
    all.add(write);
    sizes.add(size);
  }

  /** The writes as texts in which new accounts are called by their order, since ids are random. */
  List<String> withoutNewIds() {
    return all.stream().map(this::withoutNewIds).toList();
  }

  private String withoutNewIds(Write write) {
    return switch (write) {
      case Creation creation -> {
        Account account = creation.account();
        yield account.type()
            + " "
            + account.currency()
            + " "
            + parent(account.parentId())
            + " "
            + Edit.replacingWith(account.details()).keepingParent();
      }
      case Operation operation ->
          called(operation.accountId())
              + " "
              + operation.expectedVersion()
              + " "
              + withoutNewIds(operation.change());
    };
  }

  private String withoutNewIds(Change change) {
    return change instanceof Edit edit
        ? parent(edit.parentId().newValue()) + " " + edit.keepingParent()
        : change.toString();
  }

  private String parent(Optional<AccountId> parent) {
    return parent.map(this::called).orElse("-");
  }

  private String called(AccountId id) {
    Integer number = numbers.get(id);
    return number == null ? id.toString() : "new " + number;
  }

  /**
   * Refuses more than one import can do.
   *
   * @throws dev.accounts.domain.Refusal.Invalid when there is more
   */
  void checkSize() {
    if (sizes.stream().reduce(BatchSize.NONE, BatchSize::plus).isTooLarge()) {
      Violations.of("")
          .add("too-large", "changes more than one import can; import it in parts, parents first")
          .throwIfAny();
    }
  }
}
