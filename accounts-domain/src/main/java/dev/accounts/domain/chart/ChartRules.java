package dev.accounts.domain.chart;

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
import dev.accounts.domain.UniqueKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that no account can check by itself: the tree and the unique keys of a chart. For
 * adapters that have no rules in their store, and for plans that look ahead.
 */
public final class ChartRules {
  private static final Comparator<Account> IN_ORDER =
      Comparator.<Account, String>comparing(
              account -> ChartOrder.numberKey(account.details().accountNumber()),
              ChartOrder.BY_CODE_POINT)
          .thenComparing(account -> ChartOrder.nameKey(account.name()), ChartOrder.BY_CODE_POINT)
          .thenComparing(Account::id);

  private final Chart chart;

  /** The rules for the accounts that this chart has when a rule is asked. */
  public ChartRules(Chart chart) {
    this.chart = chart;
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
          refuseFor(first(chart.children(Optional.of(after.id()))), HierarchyRule.HAS_CHILDREN);
      case Transition transition -> checkTransition(transition.action(), after);
    }
  }

  private void checkTransition(Transition.Action action, Account account) {
    switch (action) {
      case CLOSE ->
          refuseFor(
              first(
                  chart
                      .children(Optional.of(account.id()))
                      .filter(child -> child.status() != AccountStatus.CLOSED)),
              HierarchyRule.CHILDREN_NOT_CLOSED);
      case REOPEN ->
          refuseFor(
              chart.parentOf(account).filter(p -> p.status() == AccountStatus.CLOSED),
              HierarchyRule.PARENT_CLOSED);
      case FREEZE, UNFREEZE -> {}
    }
  }

  private void checkParent(Account account) {
    if (account.parentId().isEmpty()) {
      return;
    }
    Optional<Account> parent = chart.parentOf(account);
    if (parent.isEmpty()) {
      throw new Refusal.BreaksHierarchy(HierarchyRule.PARENT_NOT_FOUND, Optional.empty());
    }
    List<Account> ancestors = chart.ancestorsOf(account);
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
              .flatMap(value -> chart.find(key, value))
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

  private int height(AccountId id) {
    return 1
        + chart.children(Optional.of(id)).mapToInt(child -> height(child.id())).max().orElse(0);
  }

  private static void refuseFor(Optional<Account> inTheWay, HierarchyRule rule) {
    if (inTheWay.isPresent()) {
      throw new Refusal.BreaksHierarchy(rule, inTheWay.map(ConflictingAccount::of));
    }
  }
}
