package dev.accounts.application.port;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.chart.ChartOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/**
 * Where an account stands in a sorted list.
 *
 * @param keys what the list is sorted by, one after the other, in the order of {@link
 *     ChartOrder#BY_CODE_POINT}
 * @param id breaks ties
 */
public record Position(List<String> keys, AccountId id) {
  /** Smallest first. */
  static final Comparator<Position> ASCENDING =
      Comparator.<Position, String>comparing(p -> p.keys().getFirst(), ChartOrder.BY_CODE_POINT)
          .thenComparing(p -> p.keys().getLast(), ChartOrder.BY_CODE_POINT)
          .thenComparing(Position::id);

  public Position {
    keys = List.copyOf(keys);
  }

  /** Where this account stands in a list that is sorted so. */
  public static Position of(Account account, Sort.By by) {
    List<String> keys =
        switch (by) {
          case ACCOUNT_NUMBER ->
              List.of(
                  ChartOrder.numberKey(account.details().accountNumber()),
                  ChartOrder.nameKey(account.name()));
          case NAME -> List.of(ChartOrder.nameKey(account.name()));
          case CREATED_AT -> List.of(time(account.created().at()));
          case UPDATED_AT -> List.of(time(account.updated().at()));
        };
    return new Position(keys, account.id());
  }

  /** In whole microseconds and of one length, so that texts are in the order of time. */
  private static String time(Instant at) {
    return Times.FORM.format(at);
  }

  /** Whether a list that is sorted so can have this position. */
  boolean fits(Sort.By by) {
    return keys.stream().allMatch(key -> key.indexOf('\0') < 0)
        && switch (by) {
          case ACCOUNT_NUMBER -> keys.size() == 2;
          case NAME -> keys.size() == 1;
          case CREATED_AT, UPDATED_AT -> keys.size() == 1 && isTime(keys.getFirst());
        };
  }

  private static boolean isTime(String text) {
    try {
      return time(Instant.parse(text)).equals(text) && text.matches("(?!0000)\\d{4}-.*");
    } catch (DateTimeException malformed) {
      return false;
    }
  }

  /** A class of its own, because lists in another order need not load Java's formatters. */
  private static final class Times {
    static final DateTimeFormatter FORM =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);
  }
}
