package dev.accounts.sql;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.domain.Account;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Pages that stay below what the transport carries: the database stops before 700 KB, and should a
 * page be too large all the same, half of it is asked for.
 */
final class Pages {
  private Pages() {}

  /**
   * Asks for a page of this size, then of smaller sizes.
   *
   * @param question reads a page of at most so many items
   */
  static <T> Page<T> read(int limit, IntFunction<Page<T>> question) {
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
    boolean isCut = !rows.isEmpty() && !rows.getLast().containsKey("account");
    List<Account> accounts = accounts(isCut ? rows.subList(0, rows.size() - 1) : rows);
    return isCut ? new Page<>(accounts, true) : Page.ofOneMore(accounts, limit);
  }

  /**
   * From one row more than the limit, or fewer. Versions have no gaps: the next row is the account
   * before the change, and the last row is the last event only when it is version 1.
   */
  static Page<AccountEvent> ofEvents(List<Map<String, String>> rows, int limit) {
    List<Account> states = accounts(rows);
    List<AccountEvent> events =
        IntStream.range(0, rows.size())
            .mapToObj(i ->
                new AccountEvent(
                    AccountEvent.Type.valueOf(rows.get(i).getOrDefault("type", "")),
                    states.stream().skip(i + 1L).findFirst(),
                    states.get(i)))
            .toList();
    boolean isCut = !events.isEmpty() && events.getLast().version() > 1;
    return Page.ofOneMore(events, isCut ? Math.min(limit, events.size() - 1) : limit);
  }

  private static List<Account> accounts(List<Map<String, String>> rows) {
    return rows.stream()
        .map(row -> StoredAccountJson.read(row.getOrDefault("account", "{}")))
        .toList();
  }
}
