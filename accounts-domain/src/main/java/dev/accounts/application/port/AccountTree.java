package dev.accounts.application.port;

import dev.accounts.domain.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts nested under their parents.
 *
 * @param truncated whether anything below the top, or at it, was left out, for its depth or because
 *     there is too much
 */
public record AccountTree(List<Node> roots, boolean truncated) {
  public AccountTree {
    roots = List.copyOf(roots);
  }

  /** One account and those of its children that are shown. */
  public record Node(TreeRow account, List<Node> children) {
    public Node {
      children = List.copyOf(children);
    }

    /** Whether the account has children that are not shown. */
    public boolean truncated() {
      return children.size() < account.childCount();
    }
  }

  /**
   * Nests rows that came breadth first, so that each row's parent stands before it.
   *
   * @param rows a row whose parent is not among them is at the top; when {@link Page#hasMore}, the
   *     tree was cut
   */
  public static AccountTree nest(Page<TreeRow> rows) {
    Map<AccountId, List<TreeRow>> children = new LinkedHashMap<>();
    List<TreeRow> top = new ArrayList<>();
    for (TreeRow row : rows.items()) {
      children.put(row.id(), new ArrayList<>());
      row.parentId().map(children::get).ifPresentOrElse(s -> s.add(row), () -> top.add(row));
    }
    int nested = rows.items().size() - top.size();
    boolean childrenAreMissing =
        rows.items().stream().mapToLong(TreeRow::childCount).sum() > nested;
    return new AccountTree(
        top.stream().map(row -> node(row, children)).toList(),
        rows.hasMore() || childrenAreMissing);
  }

  private static Node node(TreeRow row, Map<AccountId, List<TreeRow>> children) {
    return new Node(
        row,
        children.getOrDefault(row.id(), List.of()).stream().map(c -> node(c, children)).toList());
  }
}
