package dev.accounts.inmemory;

import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Edit;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of the tree over the accounts that are not deleted. */
final class Hierarchy {
  private final NavigableMap<AccountId, Account> live;

  Hierarchy(NavigableMap<AccountId, Account> live) {
    this.live = live;
  }

  void check(Change change, Account before, Account after) {
    switch (change) {
      case Edit edit -> {
        if (!before.parentId().equals(after.parentId())) {
          checkParent(after);
        }
      }
      case Deletion deletion ->
          refuseFor(children(after.id()).min(IN_CHART), HierarchyRule.HAS_CHILDREN);
      case Transition transition -> checkTransition(transition.action(), after);
    }
  }

  private void checkTransition(Transition.Action action, Account account) {
    switch (action) {
      case CLOSE ->
          refuseFor(
              children(account.id())
                  .filter(child -> child.status() != AccountStatus.CLOSED)
                  .min(IN_CHART),
              HierarchyRule.CHILDREN_NOT_CLOSED);
      case REOPEN ->
          refuseFor(
              parentOf(account).filter(p -> p.status() == AccountStatus.CLOSED),
              HierarchyRule.PARENT_CLOSED);
      case FREEZE, UNFREEZE -> {}
    }
  }

  void checkParent(Account account) {
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

  List<TreeRow> breadthFirst(TreeQuery query) {
    List<Account> level =
        query
            .root()
            .map(id -> Stream.ofNullable(live.get(id)))
            .orElseGet(this::roots)
            .sorted(IN_CHART)
            .toList();
    List<TreeRow> rows = new ArrayList<>();
    for (int depth = 1; depth <= query.depth() && !level.isEmpty(); depth++) {
      level.forEach(a -> rows.add(TreeRow.of(a, children(a.id()).count())));
      level = level.stream().flatMap(a -> children(a.id()).sorted(IN_CHART)).toList();
    }
    return rows.subList(0, Math.min(rows.size(), TreeQuery.MAX_NODES + 1));
  }

  private static final Comparator<Account> IN_CHART =
      Comparator.comparing(
          account -> Position.of(account, Sort.CHART.by()), Sort.CHART.comparator());

  private Stream<Account> roots() {
    return live.values().stream().filter(account -> account.parentId().isEmpty());
  }

  private Stream<Account> children(AccountId id) {
    return live.values().stream().filter(a -> a.parentId().filter(id::equals).isPresent());
  }

  private Optional<Account> parentOf(Account account) {
    return account.parentId().map(live::get);
  }

  private List<Account> ancestorsOf(Account account) {
    return Stream.iterate(parentOf(account), Optional::isPresent, a -> a.flatMap(this::parentOf))
        .limit(live.size())
        .flatMap(Optional::stream)
        .toList();
  }

  private int height(AccountId id) {
    return 1 + children(id).mapToInt(child -> height(child.id())).max().orElse(0);
  }

  private static void refuseFor(Optional<Account> inTheWay, HierarchyRule rule) {
    if (inTheWay.isPresent()) {
      throw new Refusal.BreaksHierarchy(rule, inTheWay.map(ConflictingAccount::of));
    }
  }
}
