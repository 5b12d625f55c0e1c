package dev.accounts.application.chart;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.TextRule;
import dev.accounts.domain.UniqueKey;
import dev.accounts.domain.chart.Chart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds the accounts that the rows of a file name. */
final class Places {
  /** Of more accounts, the next step of a path is not looked for below each. */
  private static final int MOST_ON_A_PATH = 100;

  private final Chart chart;

  Places(Chart chart) {
    this.chart = chart;
  }

  /** The account that has the row's number, or else its reference. */
  Optional<Account> match(ImportRow row) {
    return Arrays.stream(UniqueKey.values())
        .flatMap(key -> key.of(row.details()).flatMap(value -> chart.find(key, value)).stream())
        .findFirst();
  }

  /**
   * Without a number and a reference, an account is known by its name and its place.
   *
   * @throws RefusedRow when several accounts have them
   */
  Optional<Account> namesake(ImportRow row, Optional<Account> parent) {
    if (hasKey(row.details())) {
      return Optional.empty();
    }
    List<Account> found =
        chart.withoutKey(parent.map(Account::id), row.details().searchName()).limit(2).toList();
    if (found.size() > 1) {
      throw ambiguous(
          "name", "is the name of several accounts there; give them numbers", found.getFirst());
    }
    return found.stream().findFirst();
  }

  private static boolean hasKey(Details details) {
    return Arrays.stream(UniqueKey.values()).anyMatch(key -> key.of(details).isPresent());
  }

  /**
   * The account of this number, or else at the end of this path. A number that begins with a colon
   * may be a path as well.
   *
   * @throws RefusedRow when there is none, or more than one
   */
  Account named(String text) {
    Optional<Account> numbered =
        chart.find(UniqueKey.ACCOUNT_NUMBER, TextRule.ACCOUNT_NUMBER.normal(text));
    if (numbered.isPresent() && !Paths.isMarked(text)) {
      return numbered.get();
    }
    List<Account> found =
        Stream.concat(numbered.stream(), atPath(text)).distinct().limit(2).toList();
    if (found.isEmpty()) {
      throw new RefusedRow(
          RowRefusal.of(
              "parent",
              "parent-not-found",
              "is neither the number nor the path of an account or of a row"));
    }
    if (found.size() > 1) {
      throw ambiguous("parent", Paths.AMBIGUOUS, found.getFirst());
    }
    return found.getFirst();
  }

  private Stream<Account> atPath(String path) {
    List<Optional<AccountId>> level = List.of(Optional.empty());
    for (String name : Paths.parse(path)) {
      level =
          level.stream()
              .flatMap(parent -> chart.named(parent, name))
              .map(account -> Optional.of(account.id()))
              .limit(MOST_ON_A_PATH + 1L)
              .toList();
      if (level.size() > MOST_ON_A_PATH) {
        throw ambiguous("parent", Paths.AMBIGUOUS, accounts(level).findFirst().orElseThrow());
      }
    }
    return accounts(level);
  }

  private Stream<Account> accounts(List<Optional<AccountId>> ids) {
    return ids.stream().flatMap(Optional::stream).flatMap(id -> chart.find(id).stream());
  }

  private static RefusedRow ambiguous(String column, String message, Account one) {
    return new RefusedRow(
        RowRefusal.of(column, "ambiguous", message).because(Optional.of(one), OptionalInt.empty()));
  }
}
