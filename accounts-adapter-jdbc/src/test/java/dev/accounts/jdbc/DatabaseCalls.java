package dev.accounts.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of the database's functions, by name, for {@link LoadedTenants}: {@code TENANT} and
 * {@code LAST} stand for the tenant and its last account, a leaf.
 */
final class DatabaseCalls {
  private static final String MIDDLE =
      "(SELECT place FROM accounts.account_event WHERE tenant_id = TENANT AND account_id = ID20"
          + " AND version = 1)";

  /** Read the same whatever the statistics say. */
  static final Map<String, String> ALL = new LinkedHashMap<>();

  /** Whether a status or the children of a parent are few, the planner has to know. */
  static final Map<String, String> ONCE_ANALYZED = new LinkedHashMap<>();

  /** Of what other tenants have and these have not. */
  static final Map<String, String> ABSENT = new LinkedHashMap<>();

  /** Which account each of these calls moves. */
  static final Map<String, String> MOVED =
      Map.of(
          "move", "LAST",
          "move of a subtree to its side", "ID20",
          "move of a subtree to a deeper level", "FIRST");

  /** Writes what any change of an account writes, and looks nothing up: its row, and its event. */
  static final String ROWS_OF_A_CHANGE =
      """
      WITH changed AS (
        UPDATE accounts.account SET version = version + 1, updated_at = now()
        WHERE tenant_id = TENANT AND id = %s RETURNING account)
      INSERT INTO accounts.account_event
        (tenant_id, account_id, version, type, operation_id, snapshot, search_name, at, transaction_number)
      SELECT (account).tenant_id, (account).id, (account).version, 'MOVED', (account).operation_id,
        accounts.account_json(account), (account).search_name, now(), 1
      FROM changed
      """;

  static {
    String change =
        """
        accounts.change_account(TENANT, %s, 2, gen_random_uuid(), '2026-01-01Z', 'me',
          '{OPEN,FROZEN}', '%s', '[]', '{}')
        """;
    String list =
        "accounts.list_accounts(TENANT, '{%s}', 'account_number', false, NULL::jsonb, 51)";
    String feed = "accounts.changes(TENANT, %s, 101)";
    ALL.put(
        "create",
        """
        accounts.create_account(jsonb_build_object('tenant_id', TENANT, 'parent_id', ID20,
          'id', gen_random_uuid(), 'operation_id', gen_random_uuid(), 'name', 'n',
          'search_name', 'n', 'type', 'DOMESTIC', 'currency', 'EUR', 'status', 'OPEN',
          'status_changed_at', '2026-01-01Z', 'metadata', '{}'::jsonb, 'version', 1,
          'created_at', '2026-01-01Z', 'created_by', 'me',
          'updated_at', '2026-01-01Z', 'updated_by', 'me'), NULL, NULL)
        """);
    ALL.put("move", change.formatted("LAST", "{\"parent_id\":PARENT}"));
    ALL.put(
        "move of a subtree to its side",
        change
            .formatted("ID20", "{}")
            .replace("'{}', '[]'", "jsonb_build_object('parent_id', FIRST), '[]'"));
    ALL.put(
        "move of a subtree to a deeper level",
        change
            .formatted("FIRST", "{}")
            .replace("'{}', '[]'", "jsonb_build_object('parent_id', ID20), '[]'"));
    ALL.put("rename", change.formatted("LAST", "{\"name\":\"other\",\"search_name\":\"other\"}"));
    ALL.put("close", change.formatted("LAST", "{\"status\":\"CLOSED\"}"));
    ALL.put("delete", change.formatted("LAST", "{\"deleted_at\":\"2026-01-01Z\"}"));
    ALL.put("taken number", change.formatted("LAST", "{\"account_number\":\"1000020\"}"));
    ALL.put("taken reference", change.formatted("LAST", "{\"external_reference\":\"ref/20\"}"));
    ALL.put("parent with children", change.formatted("ID20", "{\"deleted_at\":\"2026-01-01Z\"}"));
    ALL.put("parent of open children", change.formatted("ID20", "{\"status\":\"CLOSED\"}"));
    ALL.put("find", "accounts.find_account(TENANT, LAST)");
    ALL.put("history", "accounts.account_history(TENANT, LAST, NULL, 51)");
    ALL.put("feed from the beginning", feed.formatted("NULL, NULL, NULL, false"));
    ALL.put("feed from the middle", feed.formatted("NULL, 1, MIDDLE, false"));
    ALL.put("end of the feed", feed.formatted("NULL, NULL, NULL, true"));
    ALL.put("relay", "accounts.relay_changes('bus', 101)");
    ALL.put("children", "accounts.account_tree(TENANT, ID20, 2, 501)");
    ALL.put("roots", "accounts.account_tree(TENANT, NULL, 3, 501)");
    ALL.put("tree of all roots", "accounts.account_tree(TENANT, NULL, 10, 501)");
    ALL.put("list", list.formatted(""));
    ALL.put("list of roots", list.formatted("\"is_root\":\"\""));
    ALL.put("list of children", list.formatted("\"parent_id\":PARENT"));
    ALL.put("list by number", list.formatted("\"account_number\":\"1000020\""));
    ALL.put(
        "list by beginning of a number", list.formatted("\"account_number_prefix\":\"100002\""));
    ALL.put("list by absent number", list.formatted("\"account_number\":\"9\""));
    ALL.put("list by reference", list.formatted("\"external_reference\":\"ref/20\""));
    ALL.put("list by beginning of a name", list.formatted("\"name_prefix\":\"xylo\""));
    ALL.put("list by text", list.formatted("\"text\":\"ylopho\",\"name_text\":\"ylopho\""));
    ALL.put("list by metadata", list.formatted("\"metadata\":{\"nth\":\"77\"}"));
    String open = "\"statuses\":{\"OPEN\":\"\"}";
    ALL.put(
        "list by text and status",
        list.formatted("\"text\":\"ylopho\",\"name_text\":\"ylopho\"," + open));
    ALL.put(
        "list by metadata and type",
        list.formatted("\"metadata\":{\"nth\":\"77\"},\"type\":\"DOMESTIC\""));
    ALL.put("list by number and status", list.formatted("\"account_number\":\"1000020\"," + open));
    ALL.put(
        "list of a type in an absent currency",
        list.formatted("\"type\":\"DOMESTIC\",\"currency\":\"USD\""));
    ALL.put("list of roots by status", list.formatted("\"is_root\":\"\"," + open));
    String then = "'2026-01-02Z'";
    ALL.put("find in the past", "accounts.find_account(TENANT, LAST, " + then + ")");
    ALL.put("children in the past", "accounts.children(TENANT, ID20, 501, " + then + ") AS c");
    ALL.put("subtree in the past", "accounts.account_tree(TENANT, ID20, 1, 501, " + then + ")");
    ALL.put("roots in the past", "accounts.account_tree(TENANT, NULL, 1, 501, " + then + ")");
    String past = list.replace("51)", "51, " + then + ")");
    ALL.put("list of the past", past.formatted(""));
    ALL.put("list of roots of the past", past.formatted("\"is_root\":\"\""));
    ALL.put("list of children of the past", past.formatted("\"parent_id\":PARENT"));
    ALL.put("chart of the past", "accounts.chart_rows(TENANT, NULL::jsonb, 51, " + then + ")");
    ALL.put(
        "differences of a short time",
        "accounts.account_differences(TENANT, '2026-01-02 00:20Z', '2026-01-02 00:20:20Z', NULL, 51)");
    ALL.put("list by another's metadata", list.formatted("\"metadata\":{\"by\":\"OTHER\"}"));
    for (String sort : List.of("account_number", "name", "created_at", "updated_at")) {
      for (String absent :
          List.of(
              "\"type\":\"INTERNATIONAL\"",
              "\"currency\":\"USD\"",
              "\"statuses\":{\"CLOSED\":\"\"}",
              "\"statuses\":{\"CLOSED\":\"\",\"FROZEN\":\"\"}",
              "\"metadata\":{\"by\":\"small1\"}",
              "\"text\":\"qqq\",\"name_text\":\"qqq\"")) {
        ABSENT.put(
            "absent " + absent + " by " + sort,
            "accounts.list_accounts(TENANT, '{%s}', '%s', false, NULL::jsonb, 51)"
                .formatted(absent, sort));
      }
    }
    ALL.putAll(ABSENT);
    for (String sort : List.of("account_number", "name", "created_at", "updated_at")) {
      pages(ALL, sort, false, "");
      pages(ALL, sort, true, "");
      for (String common :
          List.of(
              "\"type\":\"DOMESTIC\"",
              "\"currency\":\"EUR\"",
              "\"account_number_prefix\":\"1\"",
              "\"name_prefix\":\"account\"",
              "\"text\":\"ccoun\",\"name_text\":\"ccoun\"",
              "\"metadata\":{\"by\":\"SELF\"}")) {
        pages(ALL, sort, false, common);
      }
      for (String few :
          List.of("statuses\":{\"OPEN\":\"\"}", "is_root\":\"\"", "parent_id\":PARENT")) {
        pages(ONCE_ANALYZED, sort, false, "\"" + few);
      }
    }
  }

  private DatabaseCalls() {}

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

  /**
   * The call for one tenant.
   *
   * @param size how many accounts it has
   * @param parent the id of its account 20
   */
  static String of(String call, String tenant, int size, String parent) {
    String id = "md5('" + tenant + "%d')::uuid";
    return call.replace("OTHER", tenant.equals("average") ? "large" : "average")
        .replace("SELF", tenant)
        .replace("PARENT", "\"" + parent + "\"")
        .replace("MIDDLE", MIDDLE)
        .replace("FIRST", id.formatted(1))
        .replace("ID20", id.formatted(20))
        .replace("HALF", id.formatted(size / 2))
        .replace("END", id.formatted(size - 20))
        .replace("LAST", id.formatted(size))
        .replace("TENANT", "'" + tenant + "'");
  }
}
