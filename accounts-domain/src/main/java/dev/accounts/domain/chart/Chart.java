package dev.accounts.domain.chart;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.UniqueKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The accounts of one tenant that are not deleted, found by what they are and by where they stand.
 * {@link ChartRules} says what may become of them.
 *
 * <p>Not thread-safe.
 */
public final class Chart {
  private final TreeMap<AccountId, Account> accounts = new TreeMap<>();
  private final Map<Optional<AccountId>, NavigableSet<AccountId>> children = new HashMap<>();
  private final Map<Name, NavigableSet<AccountId>> names = new HashMap<>();
  private final Map<Name, NavigableSet<AccountId>> withoutKey = new HashMap<>();
  private final Map<UniqueKey, Map<String, AccountId>> keys = new HashMap<>();

  private record Name(Optional<AccountId> parent, String searchName) {
    static Name of(Account account) {
      return new Name(account.parentId(), account.details().searchName());
    }
  }

  /** A chart without accounts. */
  public Chart() {}

  /** A chart of these accounts, which it does not check. */
  public static Chart of(Collection<Account> accounts) {
    Chart chart = new Chart();
    accounts.forEach(chart::put);
    return chart;
  }

  /** Has these accounts instead of what it had, unchecked. */
  public void become(Collection<Account> others) {
    List.copyOf(accounts.keySet()).forEach(this::remove);
    others.forEach(this::put);
  }

  /** All accounts, by id. */
  public Collection<Account> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  /** The account with this id. */
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** The account that has this value of the key. */
  public Optional<Account> find(UniqueKey key, String value) {
    return Optional.ofNullable(keysOf(key).get(value)).map(accounts::get);
  }

  /** The accounts directly under a parent, or the roots. */
  public Stream<Account> children(Optional<AccountId> parent) {
    return children.getOrDefault(parent, Collections.emptyNavigableSet()).stream()
        .map(accounts::get);
  }

  /**
   * The accounts of this name directly under a parent, or among the roots.
   *
   * @param searchName as {@link dev.accounts.domain.Details#searchForm} has it
   */
  public Stream<Account> named(Optional<AccountId> parent, String searchName) {
    return names
        .getOrDefault(new Name(parent, searchName), Collections.emptyNavigableSet())
        .stream()
        .map(accounts::get);
  }

  /** Those of them that have neither a number nor an external reference. */
  public Stream<Account> withoutKey(Optional<AccountId> parent, String searchName) {
    return withoutKey
        .getOrDefault(new Name(parent, searchName), Collections.emptyNavigableSet())
        .stream()
        .map(accounts::get);
  }

  private static boolean hasKey(Account account) {
    return Arrays.stream(UniqueKey.values()).anyMatch(key -> key.of(account.details()).isPresent());
  }

  /** How many accounts an account stands under; 0 for a root. */
  public int depthOf(Account account) {
    return ancestorsOf(account).size();
  }

  /** The number of an account's parent, or else the names that lead to the parent. */
  public Optional<String> parentText(Account account) {
    Optional<Account> parent = parentOf(account);
    return parent
        .flatMap(p -> p.details().accountNumber())
        .or(() ->
            parent.map(p -> {
              StringBuilder path = new StringBuilder();
              for (Account ancestor : ancestorsOf(account)) {
                String name = ancestor.name().replace("\\", "\\\\").replace(":", "\\:");
                path.insert(0, ":" + name);
              }
              return path.toString();
            }));
  }

  /** Adds an account, or puts it in the place of its last version. Checks nothing. */
  public void put(Account account) {
    remove(account.id());
    accounts.put(account.id(), account);
    children.computeIfAbsent(account.parentId(), none -> new TreeSet<>()).add(account.id());
    names.computeIfAbsent(Name.of(account), none -> new TreeSet<>()).add(account.id());
    if (!hasKey(account)) {
      withoutKey.computeIfAbsent(Name.of(account), none -> new TreeSet<>()).add(account.id());
    }
    for (UniqueKey key : UniqueKey.values()) {
      key.of(account.details()).ifPresent(value -> keysOf(key).put(value, account.id()));
    }
  }

  /** Removes an account. Checks nothing. */
  public void remove(AccountId id) {
    Optional.ofNullable(accounts.remove(id))
        .ifPresent(account -> {
          children.getOrDefault(account.parentId(), new TreeSet<>()).remove(id);
          names.getOrDefault(Name.of(account), new TreeSet<>()).remove(id);
          withoutKey.getOrDefault(Name.of(account), new TreeSet<>()).remove(id);
          for (UniqueKey key : UniqueKey.values()) {
            key.of(account.details()).ifPresent(value -> keysOf(key).remove(value, id));
          }
        });
  }

  private Map<String, AccountId> keysOf(UniqueKey key) {
    return keys.computeIfAbsent(key, none -> new HashMap<>());
  }

  /** The account that an account stands under; nothing for a root. */
  Optional<Account> parentOf(Account account) {
    return account.parentId().map(accounts::get);
  }

  /**
   * The accounts that an account stands under, its parent first. A chart of the past, whose clocks
   * differed, may go in circles; they end after as many levels as there can be.
   */
  List<Account> ancestorsOf(Account account) {
    return Stream.iterate(parentOf(account), Optional::isPresent, a -> a.flatMap(this::parentOf))
        .limit(Account.MAX_DEPTH)
        .flatMap(Optional::stream)
        .toList();
  }
}
