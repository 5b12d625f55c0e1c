package dev.accounts.domain.chart;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Change;
import dev.accounts.domain.ChartOrder;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.Transition;
import dev.accounts.domain.UniqueKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The accounts of one tenant that are not deleted, and the rules that no account can check by
 * itself. For adapters that have no rules in their store, and for plans that look ahead.
 *
 * <p>Not thread-safe.
 */
public final class Chart {
  private static final Comparator<Account> IN_ORDER =
      Comparator.<Account, String>comparing(
              account -> ChartOrder.numberKey(account.details().accountNumber()),
              ChartOrder.BY_CODE_POINT)
          .thenComparing(account -> ChartOrder.nameKey(account.name()), ChartOrder.BY_CODE_POINT)
          .thenComparing(Account::id);

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

  /**
   * Whether a new account may be added.
   *
   * @throws Refusal.BreaksHierarchy when its parent cannot take it
   * @throws Refusal.Taken when another account has its number or external reference
   */
  public void checkNew(Account account) {
    checkParent(account);
    checkKeys(account);
  }

  /**
   * Whether a change of an account may be made, in the order of {@code AccountRepository}.
   *
   * @throws Refusal.BreaksHierarchy when the hierarchy forbids it
   * @throws Refusal.Taken when another account has its number or external reference
   */
  public void checkChange(Change change, Account before, Account after) {
    switch (change) {
      case Edit edit -> {
        if (!before.parentId().equals(after.parentId())) {
          checkParent(after);
        }
        checkKeys(after);
      }
      case Deletion deletion ->
          refuseFor(first(children(Optional.of(after.id()))), HierarchyRule.HAS_CHILDREN);
      case Transition transition -> checkTransition(transition.action(), after);
    }
  }

  private void checkTransition(Transition.Action action, Account account) {
    switch (action) {
      case CLOSE ->
          refuseFor(
              first(
                  children(Optional.of(account.id()))
                      .filter(child -> child.status() != AccountStatus.CLOSED)),
              HierarchyRule.CHILDREN_NOT_CLOSED);
      case REOPEN ->
          refuseFor(
              parentOf(account).filter(p -> p.status() == AccountStatus.CLOSED),
              HierarchyRule.PARENT_CLOSED);
      case FREEZE, UNFREEZE -> {}
    }
  }

  private void checkParent(Account account) {
    if (account.parentId().isEmpty()) {
      return;
    }
    Optional<Account> parent = parentOf(account);
    if (parent.isEmpty()) {
      throw new Refusal.BreaksHierarchy(HierarchyRule.PARENT_NOT_FOUND, Optional.empty());
    }
    List<Account> ancestors = ancestorsOf(account);
    boolean isCycle = ancestors.stream().anyMatch(a -> a.id().equals(account.id()));
    refuseFor(parent.filter(p -> isCycle), HierarchyRule.CYCLE);
    refuseFor(parent.filter(p -> p.status() != AccountStatus.OPEN), HierarchyRule.PARENT_NOT_OPEN);
    boolean isTooDeep = ancestors.size() + height(account.id()) > Account.MAX_DEPTH;
    refuseFor(parent.filter(p -> isTooDeep), HierarchyRule.TOO_DEEP);
  }

  private void checkKeys(Account account) {
    for (UniqueKey key : UniqueKey.values()) {
      Optional<Account> holder =
          key.of(account.details())
              .flatMap(value -> find(key, value))
              .filter(other -> !other.id().equals(account.id()));
      if (holder.isPresent()) {
        throw new Refusal.Taken(key, holder.map(ConflictingAccount::of));
      }
    }
  }

  /** The first one in the order of the chart. */
  private static Optional<Account> first(Stream<Account> accounts) {
    return accounts.min(IN_ORDER);
  }

  private Optional<Account> parentOf(Account account) {
    return account.parentId().map(accounts::get);
  }

  private List<Account> ancestorsOf(Account account) {
    return Stream.iterate(parentOf(account), Optional::isPresent, a -> a.flatMap(this::parentOf))
        .limit(accounts.size())
        .flatMap(Optional::stream)
        .toList();
  }

  private int height(AccountId id) {
    return 1 + children(Optional.of(id)).mapToInt(child -> height(child.id())).max().orElse(0);
  }

  private static void refuseFor(Optional<Account> inTheWay, HierarchyRule rule) {
    if (inTheWay.isPresent()) {
      throw new Refusal.BreaksHierarchy(rule, inTheWay.map(ConflictingAccount::of));
    }
  }
}
