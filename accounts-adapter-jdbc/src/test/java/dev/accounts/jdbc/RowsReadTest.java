package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a call reads does not grow with the tenant, nor with the others. Plans are generic, and the
 * first of them were made when there were no data.
 *
 * <p>The system property {@code accounts.test.rows} sets the size of the large tenant, such as
 * 200000; there are a tenth as many small ones beside it.
 */
class RowsReadTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();
  private static final int LARGE = Integer.getInteger("accounts.test.rows", 10_000);
  private static final int AVERAGE = 1_000;
  private static final int VERSIONS = 2;

  /** Levels differ by a few, and each is a look-up in an index of two or three levels. */
  private static final int LEVELS = 40;

  private static final Pattern BUFFERS =
      Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

  private static final String MIDDLE =
      "(SELECT place FROM accounts.account_event WHERE tenant_id = TENANT AND account_id = ID20"
          + " AND version = 1)";

  /** {@code TENANT} and {@code LAST} stand for the tenant and its last account, a leaf. */
  private static final Map<String, String> CALLS = new LinkedHashMap<>();

  /** Whether a status or the children of a parent are few, the planner has to know. */
  private static final Map<String, String> CALLS_ONCE_ANALYZED = new LinkedHashMap<>();

  static {
    String change =
        """
        accounts.change_account(TENANT, %s, 2, gen_random_uuid(), '2026-01-01Z', 'me',
          '{OPEN,FROZEN}', '%s', '[]', '{}')
        """;
    String list =
        "accounts.list_accounts(TENANT, '{%s}', 'account_number', false, NULL::jsonb, 51)";
    String feed = "accounts.changes(TENANT, %s, 101)";
    CALLS.put(
        "create",
        """
        accounts.create_account(jsonb_build_object('tenant_id', TENANT, 'parent_id', ID20,
          'id', gen_random_uuid(), 'operation_id', gen_random_uuid(), 'name', 'n',
          'search_name', 'n', 'type', 'DOMESTIC', 'currency', 'EUR', 'status', 'OPEN',
          'status_changed_at', '2026-01-01Z', 'metadata', '{}'::jsonb, 'version', 1,
          'created_at', '2026-01-01Z', 'created_by', 'me',
          'updated_at', '2026-01-01Z', 'updated_by', 'me'), NULL, NULL)
        """);
    CALLS.put("move", change.formatted("LAST", "{\"parent_id\":PARENT}"));
    CALLS.put("rename", change.formatted("LAST", "{\"name\":\"other\",\"search_name\":\"other\"}"));
    CALLS.put("close", change.formatted("LAST", "{\"status\":\"CLOSED\"}"));
    CALLS.put("delete", change.formatted("LAST", "{\"deleted_at\":\"2026-01-01Z\"}"));
    CALLS.put("taken number", change.formatted("LAST", "{\"account_number\":\"1000020\"}"));
    CALLS.put("taken reference", change.formatted("LAST", "{\"external_reference\":\"ref/20\"}"));
    CALLS.put("parent with children", change.formatted("ID20", "{\"deleted_at\":\"2026-01-01Z\"}"));
    CALLS.put("parent of open children", change.formatted("ID20", "{\"status\":\"CLOSED\"}"));
    CALLS.put("find", "accounts.find_account(TENANT, LAST)");
    CALLS.put("history", "accounts.account_history(TENANT, LAST, NULL, 51)");
    CALLS.put("feed from the beginning", feed.formatted("NULL, NULL, NULL, false"));
    CALLS.put("feed from the middle", feed.formatted("NULL, 1, MIDDLE, false"));
    CALLS.put("end of the feed", feed.formatted("NULL, NULL, NULL, true"));
    CALLS.put("relay", "accounts.relay_changes('bus', 101)");
    CALLS.put("children", "accounts.account_tree(TENANT, ID20, 2, 501)");
    CALLS.put("roots", "accounts.account_tree(TENANT, NULL, 3, 501)");
    CALLS.put("list", list.formatted(""));
    CALLS.put("list of roots", list.formatted("\"is_root\":\"\""));
    CALLS.put("list of children", list.formatted("\"parent_id\":PARENT"));
    CALLS.put("list by number", list.formatted("\"account_number\":\"1000020\""));
    CALLS.put(
        "list by beginning of a number", list.formatted("\"account_number_prefix\":\"100002\""));
    CALLS.put("list by absent number", list.formatted("\"account_number\":\"9\""));
    CALLS.put("list by reference", list.formatted("\"external_reference\":\"ref/20\""));
    CALLS.put("list by beginning of a name", list.formatted("\"name_prefix\":\"xylo\""));
    CALLS.put("list by text", list.formatted("\"text\":\"ylopho\",\"name_text\":\"ylopho\""));
    CALLS.put("list by metadata", list.formatted("\"metadata\":{\"nth\":\"77\"}"));
    String then = "'2026-01-02Z'";
    CALLS.put("find in the past", "accounts.find_account(TENANT, LAST, " + then + ")");
    CALLS.put("children in the past", "accounts.children(TENANT, ID20, 501, " + then + ") AS c");
    CALLS.put("subtree in the past", "accounts.account_tree(TENANT, ID20, 1, 501, " + then + ")");
    CALLS.put("roots in the past", "accounts.account_tree(TENANT, NULL, 1, 501, " + then + ")");
    String past = list.replace("51)", "51, " + then + ")");
    CALLS.put("list of the past", past.formatted(""));
    CALLS.put("list of roots of the past", past.formatted("\"is_root\":\"\""));
    CALLS.put("list of children of the past", past.formatted("\"parent_id\":PARENT"));
    CALLS.put("chart of the past", "accounts.chart_rows(TENANT, NULL::jsonb, 51, " + then + ")");
    CALLS.put(
        "differences of a short time",
        "accounts.account_differences(TENANT, '2026-01-02 00:20Z', '2026-01-02 00:20:20Z', NULL, 51)");
    CALLS.put("list by another's metadata", list.formatted("\"metadata\":{\"by\":\"OTHER\"}"));
    for (String sort : List.of("account_number", "name", "created_at", "updated_at")) {
      pages(CALLS, sort, false, "");
      pages(CALLS, sort, true, "");
      pages(CALLS, sort, false, "\"type\":\"DOMESTIC\"");
      for (String few :
          List.of("statuses\":{\"OPEN\":\"\"}", "is_root\":\"\"", "parent_id\":PARENT")) {
        pages(CALLS_ONCE_ANALYZED, sort, false, "\"" + few);
      }
    }
  }

  /** The first page, one in the middle and the last one. */
  private static void pages(
      Map<String, String> calls, String sort, boolean descending, String filter) {
    for (String after : List.of("NULL::jsonb", place(sort, "HALF"), place(sort, "END"))) {
      calls.put(
          "page of {%s} by %s%s after %s".formatted(filter, sort, descending ? " DESC" : "", after),
          "accounts.list_accounts(TENANT, '{%s}', '%s', %s, %s, 51)"
              .formatted(filter, sort, descending, after));
    }
  }

  /** The place of the account with this id in a list that is sorted so. */
  private static String place(String sort, String id) {
    String keys =
        switch (sort) {
          case "account_number" ->
              "'first', accounts.number_key(account_number), 'second', accounts.name_key(search_name)";
          case "name" -> "'first', accounts.name_key(search_name)";
          default -> "'first', " + sort;
        };
    return "(SELECT jsonb_build_object(%s, 'id', id) FROM accounts.account WHERE tenant_id = TENANT AND id = %s)"
        .formatted(keys, id);
  }

  @Test
  void aCallReadsTheSameWhateverTheTenantHolds() throws SQLException {
    try (Connection connection = DATABASE.asOwner().getConnection();
        Statement session = connection.createStatement()) {
      session.execute("SET plan_cache_mode = force_generic_plan");
      session.execute("ALTER TABLE accounts.account SET (autovacuum_enabled = false)");
      session.execute("ALTER TABLE accounts.account_event SET (autovacuum_enabled = false)");
      load(session, "another", 30);
      for (String call : CALLS.values()) {
        buffers(session, call, "another", 30);
      }
      load(session, "average", AVERAGE);
      Map<String, Long> alone = all(session, "average", AVERAGE);
      load(session, "large", LARGE);
      load(session, "small' || s || '", 5);
      isAsBefore(session, alone, "with plans of an empty table");
      session.execute("VACUUM ANALYZE accounts.account, accounts.account_event");
      isAsBefore(session, alone, "with plans of all tenants together");
      assertThat(
              growth(
                  all(session, "average", AVERAGE, CALLS_ONCE_ANALYZED),
                  all(session, "large", LARGE, CALLS_ONCE_ANALYZED)))
          .as("of the large, by status and place")
          .isEmpty();
      long average = erasing(session, "average", AVERAGE);
      assertThat(erasing(session, "large", LARGE))
          .as("erasing the large tenant, beside %d for the average one", average)
          .isLessThan(2 * average * (LARGE / AVERAGE));
    }
  }

  private static void isAsBefore(Statement session, Map<String, Long> alone, String plans)
      throws SQLException {
    Map<String, Long> average = all(session, "average", AVERAGE);
    assertThat(growth(alone, average)).as("beside others, " + plans).isEmpty();
    assertThat(growth(average, all(session, "large", LARGE)))
        .as("of the large, " + plans)
        .isEmpty();
  }

  private static Map<String, Long> all(Statement session, String tenant, int size)
      throws SQLException {
    return all(session, tenant, size, CALLS);
  }

  private static Map<String, Long> all(
      Statement session, String tenant, int size, Map<String, String> calls) throws SQLException {
    Map<String, Long> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> call : calls.entrySet()) {
      all.put(call.getKey(), buffers(session, call.getValue(), tenant, size));
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
  private static long erasing(Statement session, String tenant, int size) throws SQLException {
    String step =
        "EXPLAIN (ANALYZE, BUFFERS) SELECT accounts.erase_tenant('%s', 'me', 1000)"
            .formatted(tenant);
    long buffers = 0;
    for (int rows = 0; rows < size * (1 + VERSIONS); rows += 1000) {
      buffers += firstNode(session, step);
    }
    return buffers;
  }

  /** Of the second call, because the first one reads the catalogue as well. */
  private static long buffers(Statement session, String call, String tenant, int size)
      throws SQLException {
    String id = "md5('" + tenant + "%d')::uuid";
    String explain =
        "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM "
            + call.replace("OTHER", tenant.equals("average") ? "large" : "average")
                .replace("PARENT", "\"" + uuid(session, id.formatted(20)) + "\"")
                .replace("MIDDLE", MIDDLE)
                .replace("ID20", id.formatted(20))
                .replace("HALF", id.formatted(size / 2))
                .replace("END", id.formatted(size - 20))
                .replace("LAST", id.formatted(size))
                .replace("TENANT", "'" + tenant + "'");
    long buffers = 0;
    for (int i = 0; i < 2; i++) {
      session.execute("BEGIN");
      buffers = firstNode(session, explain);
      session.execute("ROLLBACK");
    }
    return buffers;
  }

  private static long firstNode(Statement session, String explain) throws SQLException {
    try (ResultSet lines = session.executeQuery(explain)) {
      while (lines.next()) {
        Matcher buffers = BUFFERS.matcher(lines.getString(1));
        if (buffers.find()) {
          return number(buffers.group(1)) + number(buffers.group(2));
        }
      }
    }
    throw new AssertionError("no buffers in " + explain);
  }

  private static String uuid(Statement session, String expression) throws SQLException {
    try (ResultSet row = session.executeQuery("SELECT " + expression)) {
      row.next();
      return row.getString(1);
    }
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** Ten children for each account, behind the guard's back. */
  private static void load(Statement session, String tenant, int size) throws SQLException {
    session.execute("SET session_replication_role = replica");
    session.execute(
        """
        INSERT INTO accounts.account
        SELECT t, md5(t || i)::uuid, CASE WHEN i > 10 THEN md5(t || i / 10)::uuid END,
          name, name, (1000000 + i)::text, 'ref/' || i, 'DOMESTIC', 'EUR',
          'OPEN', NULL, now(), jsonb_build_object('nth', i::text, 'by', t), 2, now(), 'me', now(), 'me',
          md5(t || i)::uuid, NULL
        FROM generate_series(1, %d) s
        CROSS JOIN LATERAL (SELECT '%s' AS t) tenant
        CROSS JOIN generate_series(1, %d) i
        CROSS JOIN LATERAL (
          SELECT CASE i WHEN 20 THEN 'xylophone' ELSE 'account ' || i END AS name) named
        """
            .formatted(tenant.startsWith("small") ? LARGE / 10 : 1, tenant, size));
    session.execute(
        """
        INSERT INTO accounts.account_event
          (tenant_id, account_id, version, type, operation_id, snapshot, search_name, at, transaction_number)
        SELECT tenant_id, id, nth, CASE nth WHEN 1 THEN 'CREATED' ELSE 'UPDATED' END, id,
          accounts.account_json(a) || CASE nth WHEN 1 THEN '{"name":"earlier"}' ELSE '{}' END::jsonb,
          search_name, '2026-01-02Z'::timestamptz + (nth - 2) * interval '1 year'
            + (account_number::integer - 999000) * interval '1 second', 1
        FROM accounts.account a CROSS JOIN generate_series(1, %d) nth
        WHERE tenant_id LIKE '%s'
        """
            .formatted(VERSIONS, tenant.replace("' || s || '", "%")));
    session.execute("SET session_replication_role = origin");
  }
}
