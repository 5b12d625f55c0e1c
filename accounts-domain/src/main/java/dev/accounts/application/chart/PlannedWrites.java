package dev.accounts.application.chart;

import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Violations;
import dev.accounts.domain.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The writes of a plan, each of which is made in the plan's chart as well. */
final class PlannedWrites {
  /** One call of a database carries them: the RDS Data API takes 4 MiB. */
  private static final int MOST_CHARACTERS = 2_500_000;

  private static final int ABOUT_A_WRITE = 300;

  private final Chart chart;
  private final TenantId tenant;
  private final Stamp stamp;
  private final Supplier<AccountId> ids;
  private final List<Write> all = new ArrayList<>();
  private long characters;

  PlannedWrites(Chart chart, TenantId tenant, Stamp stamp, Supplier<AccountId> ids) {
    this.chart = chart;
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
    chart.checkNew(account);
    chart.put(account);
    add(Creation.of(account), account.details());
    return account;
  }

  /** The account after the change, if it makes a difference and the chart takes it. */
  Account change(Account before, Change change) {
    Account after = before.after(change, stamp);
    if (after.version() > before.version()) {
      chart.checkChange(change, before, after);
      chart.put(after);
      Operation operation =
          new Operation(
              ids.get().value(), before.id(), before.version(), change, stamp, Optional.empty());
      add(operation, after.details());
    }
    return after;
  }

  private void add(Write write, Details details) {
    all.add(write);
    characters +=
        ABOUT_A_WRITE
            + 2L * details.name().length()
            + details.externalReference().map(String::length).orElse(0)
            + details.metadata().toJson().length();
  }

  /**
   * Refuses more than one import can do.
   *
   * @throws dev.accounts.domain.Refusal.Invalid when there is more
   */
  void checkSize() {
    if (characters > MOST_CHARACTERS) {
      Violations.of("")
          .add("too-large", "changes more than one import can; import it in parts, parents first")
          .throwIfAny();
    }
  }
}
