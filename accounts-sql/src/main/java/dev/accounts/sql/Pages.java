package dev.accounts.sql;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Pages that stay below what the transport carries: the database stops before 700 KB, and should a
 * page be too large all the same, half of it is asked for. A page on which no account can be read
 * is read again with twice as many rows, because a page that has more has an account to go on from.
 */
final class Pages {
  private static final int MOST_ROWS = 4096;

  private Pages() {}

  /**
   * Asks for a page of this size, then of smaller sizes.
   *
   * @param question reads a page of at most so many items
   */
  static <T> Page<T> read(int limit, IntFunction<Page<T>> question) {
    Page<T> page = fitting(limit, question);
    for (int size = 2 * limit; page.items().isEmpty() && page.hasMore(); size *= 2) {
      ReadableRows.checkSome(size <= MOST_ROWS);
      Page<T> larger = fitting(size, question);
      int shown = Math.min(limit, larger.items().size());
      page =
          new Page<>(
              larger.items().subList(0, shown), larger.hasMore() || larger.items().size() > shown);
    }
    return page;
  }

  /** Asks for this many items, then for fewer. */
  static <P> P fitting(int limit, IntFunction<P> question) {
    for (int size = limit; ; size = Math.max(1, size / 2)) {
      try {
        return question.apply(size);
      } catch (ResultTooLarge tooLarge) {
        if (size == 1) {
          throw RepositoryException.defect(
              "A single account is larger than the transport carries", tooLarge, Applied.NO);
        }
      }
    }
  }

  /** From one row more than the limit, or from fewer rows whose last one has no account. */
  static Page<Account> ofAccounts(List<Map<String, String>> rows, int limit) {
    Page<ChartRow> page = ofChart(rows, limit);
    List<Account> accounts = new ArrayList<>(page.items().size());
    page.items().forEach(row -> accounts.add(row.account()));
    return new Page<>(accounts, page.hasMore());
  }

  /** The same with what a file calls the parents. */
  static Page<ChartRow> ofChart(List<Map<String, String>> rows, int limit) {
    boolean isCut = !rows.isEmpty() && !rows.getLast().containsKey("account");
    int shown = Math.min(limit, isCut ? rows.size() - 1 : rows.size());
    List<Optional<Account>> accounts = accounts(rows.subList(0, shown));
    List<ChartRow> items = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      if (accounts.get(i).isPresent()) {
        Optional<String> parent = Optional.ofNullable(rows.get(i).get("parent"));
        items.add(new ChartRow(accounts.get(i).get(), parent));
      }
    }
    return new Page<>(items, rows.size() > shown);
  }

  /**
   * From one row more than the limit, or fewer. Versions have no gaps: the next row is the account
   * before the change, and the last row is the last event only when it is the creation. An event
   * whose account cannot be read, before the change or after it, is left out.
   */
  static Page<AccountEvent> ofEvents(List<Map<String, String>> rows, int limit) {
    List<Optional<Account>> states = accounts(rows);
    boolean isCut = !rows.isEmpty() && type(rows.getLast()) != AccountEvent.Type.CREATED;
    int shown = Math.min(limit, isCut ? rows.size() - 1 : rows.size());
    List<AccountEvent> events = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      Optional<Account> before = i + 1 < rows.size() ? states.get(i + 1) : Optional.empty();
      AccountEvent.Type type = type(rows.get(i));
      if (before.isPresent() || type == AccountEvent.Type.CREATED) {
        states.get(i).map(after -> new AccountEvent(type, before, after)).ifPresent(events::add);
      }
    }
    return new Page<>(events, rows.size() > shown);
  }

  /**
   * From one row more than the limit, or fewer, parents before their children. What stands below a
   * row that cannot be read is left out with it.
   */
  static Page<TreeRow> ofTree(List<Map<String, String>> rows, Optional<AccountId> root, int limit) {
    List<Map<String, String>> first = rows.subList(0, Math.min(limit, rows.size()));
    Set<AccountId> shown = new HashSet<>();
    List<TreeRow> tree = new ArrayList<>();
    for (Optional<TreeRow> read : ReadableRows.read(first, StoredAccountJson::readTreeRow)) {
      read.filter(
              row -> isAtTheTop(row, root) || row.parentId().filter(shown::contains).isPresent())
          .ifPresent(row -> {
            shown.add(row.id());
            tree.add(row);
          });
    }
    ReadableRows.checkSome(root.isEmpty() || rows.isEmpty() || !tree.isEmpty());
    return new Page<>(tree, rows.size() > tree.size());
  }

  private static List<Optional<Account>> accounts(List<Map<String, String>> rows) {
    return ReadableRows.read(rows, new StoredAccountJson.OfOnePage()::readRow);
  }

  private static boolean isAtTheTop(TreeRow row, Optional<AccountId> root) {
    return root.map(row.id()::equals).orElse(row.parentId().isEmpty());
  }

  private static AccountEvent.Type type(Map<String, String> row) {
    return AccountEvent.Type.valueOf(row.getOrDefault("type", ""));
  }
}
