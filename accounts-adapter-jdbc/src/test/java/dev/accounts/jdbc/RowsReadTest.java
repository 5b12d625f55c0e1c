package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What a call reads does not grow with the tenant, nor with the others. Plans are generic, and the
 * first of them were made when there were no data.
 *
 * <p>The system property {@code accounts.test.rows} sets the size of the large tenant, such as
 * 200000; there are a tenth as many small ones beside it.
 */
@Order(1)
class RowsReadTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();

  /** With half as many the planner takes the right index although it knows nothing. */
  private static final int LARGE = Integer.getInteger("accounts.test.rows", 20_000);

  /** More than a call may read, so that one that reads all of them is noticed. */
  private static final int WIDE = LARGE / 2;

  private static final int AVERAGE = 1_000;

  /** Levels differ by a few, and each is a look-up in an index of two or three levels. */
  private static final int LEVELS = 40;

  /** For what no account of the tenant has, whatever others have. */
  private static final int MOST_FOR_ABSENT = 60;

  /** For any call; a tree of 500 accounts reads the most. */
  private static final int MOST = 6_000;

  /** In the tree below the second account of the average tenant. */
  private static final int WHOLE_TREE = 111;

  /** To look it up, and its children once. */
  private static final int MOST_FOR_NODE = 6;

  private static final String TREE_OF_MANY_ROOTS =
      "SELECT * FROM accounts.account_tree('wide', NULL, 10, 501)";

  /** For a move, beside what it takes to write the account and its event. */
  private static final int MOST_FOR_MOVE = 200;

  @Test
  void aCallReadsTheSameWhateverTheTenantHolds() throws SQLException {
    try (Connection connection = DATABASE.asOwner().getConnection();
        Statement session = connection.createStatement()) {
      session.execute("SET plan_cache_mode = force_generic_plan");
      session.execute("ALTER TABLE accounts.account SET (autovacuum_enabled = false)");
      session.execute("ALTER TABLE accounts.account_event SET (autovacuum_enabled = false)");
      LoadedTenants tenants = new LoadedTenants(session);
      tenants.load("another", 30);
      all(tenants, "another", 30, Map.of());
      tenants.load("average", AVERAGE);
      Map<String, Long> alone = all(tenants, "average", AVERAGE, Map.of());
      assertThat(
              tenants.buffers(
                  "SELECT * FROM accounts.account_tree('average', md5('average2')::uuid, 10, 501)"))
          .as("a whole tree, whose children need not be counted")
          .isLessThan(WHOLE_TREE * MOST_FOR_NODE);
      tenants.load("large", LARGE);
      tenants.loadSmall(LARGE / 10);
      tenants.loadWide("wide", WIDE);
      isAsBefore(tenants, alone, "with plans of an empty table");
      session.execute("SET plan_cache_mode = force_custom_plan");
      isAsBefore(tenants, alone, "with a plan for each call, and statistics of an empty table");
      session.execute("SET plan_cache_mode = force_generic_plan");
      assertThat(tenants.buffers(TREE_OF_MANY_ROOTS))
          .as("a tree before a vacuum, which looks at each child that it counts")
          .isLessThan(MOST + WIDE);
      session.execute("VACUUM ANALYZE accounts.account, accounts.account_event, accounts.branch");
      isAsBefore(tenants, alone, "with plans of all tenants together");
      assertThat(tenants.buffers(TREE_OF_MANY_ROOTS))
          .as("a tree of many roots with many children each")
          .isLessThan(MOST);
      assertThat(
              growth(
                  all(tenants, "average", AVERAGE, Map.of(), DatabaseCalls.ONCE_ANALYZED),
                  all(tenants, "large", LARGE, Map.of(), DatabaseCalls.ONCE_ANALYZED)))
          .as("of the large, by status and place")
          .isEmpty();
      session.execute("SET plan_cache_mode = force_custom_plan");
      isAsBefore(tenants, alone, "with a plan for each call");
      long average = erasing(tenants, "average", AVERAGE);
      assertThat(erasing(tenants, "large", LARGE))
          .as("erasing the large tenant, beside %d for the average one", average)
          .isLessThan(2 * average * (LARGE / AVERAGE));
    }
  }

  private static void isAsBefore(LoadedTenants tenants, Map<String, Long> alone, String plans)
      throws SQLException {
    Map<String, Long> average = all(tenants, "average", AVERAGE, alone);
    assertThat(growth(alone, average)).as("beside others, " + plans).isEmpty();
    Map<String, Long> large = all(tenants, "large", LARGE, average);
    assertThat(pagesThatDiffer(large)).as("pages of one list, " + plans).isEmpty();
    assertThat(large.entrySet().stream().filter(call -> call.getValue() > MOST))
        .as("too much of the large, " + plans)
        .isEmpty();
    assertThat(movesThatReadTooMuch(tenants, large)).as("moves, " + plans).isEmpty();
    assertThat(growth(average, large)).as("of the large, " + plans).isEmpty();
    assertThat(large.entrySet().stream().filter(RowsReadTest::isTooMuchForAbsent))
        .as("for what the large has not, " + plans)
        .isEmpty();
  }

  private static boolean isTooMuchForAbsent(Map.Entry<String, Long> call) {
    return DatabaseCalls.ABSENT.containsKey(call.getKey()) && call.getValue() > MOST_FOR_ABSENT;
  }

  private static Map<String, String> movesThatReadTooMuch(
      LoadedTenants tenants, Map<String, Long> calls) throws SQLException {
    Map<String, String> tooMuch = new LinkedHashMap<>();
    for (Map.Entry<String, String> move : DatabaseCalls.MOVED.entrySet()) {
      long all = calls.get(move.getKey());
      long written = tenants.buffersToChange(move.getValue(), "large", LARGE);
      if (all > written + MOST_FOR_MOVE) {
        tooMuch.put(move.getKey(), "%,d, of which %,d are written".formatted(all, written));
      }
    }
    return tooMuch;
  }

  /** The first, a middle and the last page of one list, with what each of them reads. */
  private static Map<String, List<Long>> pagesThatDiffer(Map<String, Long> calls) {
    Map<String, List<Long>> lists = new LinkedHashMap<>();
    calls.forEach((call, buffers) -> {
      if (call.startsWith("page of ")) {
        String list = call.substring(0, call.indexOf(" after "));
        lists.computeIfAbsent(list, one -> new ArrayList<>()).add(buffers);
      }
    });
    lists.values().removeIf(pages -> Collections.max(pages) <= 2 * Collections.min(pages) + LEVELS);
    return lists;
  }

  private static Map<String, Long> all(
      LoadedTenants tenants, String tenant, int size, Map<String, Long> before)
      throws SQLException {
    return all(tenants, tenant, size, before, DatabaseCalls.ALL);
  }

  /** What each call reads, of which about as much as before is expected. */
  private static Map<String, Long> all(
      LoadedTenants tenants,
      String tenant,
      int size,
      Map<String, Long> before,
      Map<String, String> calls)
      throws SQLException {
    Map<String, Long> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> call : calls.entrySet()) {
      long expected = before.containsKey(call.getKey()) ? before.get(call.getKey()) + LEVELS : 0;
      all.put(call.getKey(), tenants.buffers(call.getValue(), tenant, size, expected));
    }
    return all;
  }

  private static Map<String, String> growth(Map<String, Long> before, Map<String, Long> after) {
    Map<String, String> grown = new LinkedHashMap<>();
    after.forEach((call, buffers) -> {
      long earlier = before.getOrDefault(call, 0L);
      if (buffers > 2 * earlier + LEVELS) {
        grown.put(call, "%,d of %,d".formatted(buffers, earlier));
      }
    });
    return grown;
  }

  /** What the steps of an erasure read until nothing is left, without the last one. */
  private static long erasing(LoadedTenants tenants, String tenant, int size) throws SQLException {
    String step = "SELECT accounts.erase_tenant('%s', 'me', 1000)".formatted(tenant);
    long buffers = 0;
    for (int rows = 0; rows < size * (1 + LoadedTenants.VERSIONS); rows += 1000) {
      buffers += tenants.buffers(step);
    }
    return buffers;
  }
}
