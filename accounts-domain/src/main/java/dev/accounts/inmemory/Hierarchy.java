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
      case Deletion deletion -> refuseIf(hasChildren(after), HierarchyRule.HAS_CHILDREN);
      case Transition transition -> checkTransition(transition.action(), after);
    }
  }

  private void checkTransition(Transition.Action action, Account account) {
    switch (action) {
      case CLOSE ->
          refuseIf(
              children(account.id()).anyMatch(child -> child.status() != AccountStatus.CLOSED),
              HierarchyRule.CHILDREN_NOT_CLOSED);
      case REOPEN ->
          refuseIf(
              parentOf(account).filter(p -> p.status() == AccountStatus.CLOSED).isPresent(),
              HierarchyRule.PARENT_CLOSED);
      case FREEZE, UNFREEZE -> {}
    }
  }

  void checkParent(Account account) {
    if (account.parentId().isEmpty()) {
      return;
    }
    Optional<Account> parent = parentOf(account);
    refuseIf(parent.isEmpty(), HierarchyRule.PARENT_NOT_FOUND);
    List<Account> ancestors = ancestorsOf(account);
    refuseIf(ancestors.stream().anyMatch(a -> a.id().equals(account.id())), HierarchyRule.CYCLE);
    refuseIf(
        parent.filter(p -> p.status() != AccountStatus.OPEN).isPresent(),
        HierarchyRule.PARENT_NOT_OPEN);
    refuseIf(ancestors.size() + height(account.id()) > Account.MAX_DEPTH, HierarchyRule.TOO_DEEP);
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

  private boolean hasChildren(Account account) {
    return children(account.id()).findAny().isPresent();
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

  private static void refuseIf(boolean broken, HierarchyRule rule) {
    if (broken) {
      throw new Refusal.BreaksHierarchy(rule);
    }
  }
}
