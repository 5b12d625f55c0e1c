package dev.accounts.sql;

import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Page;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs in a period as a call of {@code accounts.account_differences}, and its result. */
final class DifferenceCall {
  private DifferenceCall() {}

  static SqlCall of(Caller caller, Period period, Optional<AccountId> after, int limit) {
    return SqlCall.read(
            """
            SELECT CAST(before AS text) AS before, CAST(after AS text) AS after
            FROM accounts.account_differences(
              CAST(:tenant AS text), CAST(:from AS timestamptz), CAST(:to AS timestamptz),
              CAST(:after AS uuid), CAST(:limit AS integer))
            """)
        .with("tenant", caller.tenant())
        .with("from", period.from())
        .with("to", period.to().at())
        .with("after", after)
        .with("limit", limit);
  }

  /**
   * From one row more than the limit, or from fewer rows whose last one has no account. An account
   * that cannot be read at one of the instants is left out.
   */
  static Page<Difference> page(List<Map<String, String>> rows, int limit) {
    boolean isCut = !rows.isEmpty() && rows.getLast().isEmpty();
    int shown = Math.min(limit, isCut ? rows.size() - 1 : rows.size());
    List<Difference> differences = new ArrayList<>();
    for (Map<String, String> row : rows.subList(0, shown)) {
      Optional<Account> before = read(row, "before");
      Optional<Account> after = read(row, "after");
      if (before.isPresent() == row.containsKey("before")
          && after.isPresent() == row.containsKey("after")) {
        differences.add(new Difference(before, after));
      }
    }
    return new Page<>(differences, rows.size() > shown);
  }

  private static Optional<Account> read(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column))
        .flatMap(json -> ReadableRows.read(json, StoredAccountJson::readRow));
  }
}
