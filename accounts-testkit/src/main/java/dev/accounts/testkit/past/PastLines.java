package dev.accounts.testkit.past;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountTree.Node;
import dev.accounts.application.port.ChartRow;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.past.AsOf;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of the past in a form that a test can compare at a glance. */
final class PastLines {
  private PastLines() {}

  /** The accounts of then that match, in the order of the chart. */
  static List<Account> list(TestTenant tenant, AccountFilter filter, Instant then) {
    return tenant.all(ListQuery.of(filter).limitedTo(3).asOf(AsOf.at(then)));
  }

  /** The tree of then: indented by level, each with the number of its children. */
  static List<String> shape(TestTenant tenant, Instant then) {
    List<String> lines = new ArrayList<>();
    tenant
        .accounts()
        .tree(tenant.caller(), TreeQuery.ofRoots(9).asOf(AsOf.at(then)))
        .roots()
        .forEach(root -> addTo(lines, root, ""));
    return lines;
  }

  private static void addTo(List<String> lines, Node node, String indent) {
    lines.add(indent + node.account().name() + " " + node.account().childCount());
    node.children().forEach(child -> addTo(lines, child, indent + " "));
  }

  /** What a file of then calls the parents, in the order of the chart. */
  static List<String> parents(TestTenant tenant, Instant then) {
    List<String> parents = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    while (true) {
      Page<ChartRow> page = tenant.accounts().chart(tenant.caller(), AsOf.at(then), after, 3);
      page.items().forEach(row -> parents.add(row.parent().orElse("")));
      if (!page.hasMore()) {
        return parents;
      }
      Account last = page.items().getLast().account();
      after = Optional.of(Position.of(last, Sort.CHART.by()));
    }
  }
}
