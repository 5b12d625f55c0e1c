package dev.accounts.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tenants with many accounts, and what calls read of them.
 *
 * @param session of the owner of the schema
 */
record LoadedTenants(Statement session) {
  /** Of each account. */
  static final int VERSIONS = 2;

  private static final int AT_ONCE = 1_000;

  private static final String ROWS =
      """
      WITH loaded AS (
        SELECT %3$s AS t, 1 + (n - 1) %% %4$d AS i FROM generate_series(%1$d, %2$d) n)
      """;

  private static final String ACCOUNTS =
      """
      INSERT INTO accounts.account
      SELECT t, md5(t || i)::uuid, %3$s,
        name, name, (1000000 + i)::text, 'ref/' || i,
        CASE WHEN t LIKE 'small%%' THEN 'INTERNATIONAL' ELSE 'DOMESTIC' END,
        CASE WHEN t LIKE 'small%%' THEN 'USD' ELSE 'EUR' END,
        CASE WHEN t LIKE 'small%%' THEN 'CLOSED' ELSE 'OPEN' END, NULL, '%1$s',
        jsonb_build_object('nth', i::text, 'by', t), 2, '%1$s', 'me', '%1$s', 'me',
        md5(t || i)::uuid, NULL
      FROM loaded
      CROSS JOIN LATERAL (
        SELECT CASE i WHEN 20 THEN 'xylophone' ELSE 'account ' || i END AS name) named
      """;

  private static final String EVENTS =
      """
      INSERT INTO accounts.account_event
        (tenant_id, account_id, version, type, operation_id, snapshot, search_name, at, transaction_number)
      SELECT tenant_id, id, nth, CASE nth WHEN 1 THEN 'CREATED' ELSE 'UPDATED' END, id,
        accounts.account_json(a) || CASE nth WHEN 1 THEN '{"name":"earlier"}' ELSE '{}' END::jsonb,
        search_name, '2026-01-02Z'::timestamptz + (nth - 2) * interval '1 year'
          + (account_number::integer - 999000) * interval '1 second', 1
      FROM loaded
      JOIN accounts.account a ON tenant_id = t AND id = md5(t || i)::uuid
      CROSS JOIN generate_series(1, %2$d) nth
      """;

  private static final String HEIGHTS =
      """
      WITH RECURSIVE high AS (
        SELECT DISTINCT p.tenant_id, p.id, p.parent_id, 2 AS height
        FROM accounts.account p
        JOIN accounts.account c ON c.tenant_id = p.tenant_id AND c.parent_id = p.id
        WHERE p.tenant_id = '%s' AND p.parent_id IS NOT NULL
        UNION
        SELECT p.tenant_id, p.id, p.parent_id, height + 1 FROM high
        JOIN accounts.account p ON p.tenant_id = high.tenant_id AND p.id = high.parent_id
        WHERE p.parent_id IS NOT NULL
      )
      INSERT INTO accounts.branch SELECT * FROM high
      """;

  private static final Pattern BUFFERS =
      Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

  /** A tenant, ten children for each account, behind the guard's back. */
  void load(String tenant, int size) throws SQLException {
    load("'" + tenant + "'", 1, size, "CASE WHEN i > 10 THEN md5(t || i / 10)::uuid END");
    loadHeights(tenant);
  }

  /** A tenant whose 500 roots share all other accounts as their children. */
  void loadWide(String tenant, int size) throws SQLException {
    load("'" + tenant + "'", 1, size, "CASE WHEN i > 500 THEN md5(t || (1 + i % 500))::uuid END");
    loadHeights(tenant);
  }

  /** Tenants of five accounts, small1, small2, …, of a type, status and currency of their own. */
  void loadSmall(int tenants) throws SQLException {
    load("'small' || 1 + (n - 1) / 5", tenants, 5, "NULL");
  }

  /**
   * In short transactions, as a long one holds back the feeds of the other tests on this server.
   */
  private void load(String name, int tenants, int size, String parent) throws SQLException {
    String now = value("now()");
    session.execute("SET session_replication_role = replica");
    for (String table : List.of(ACCOUNTS, EVENTS)) {
      for (int from = 1; from <= tenants * size; from += AT_ONCE) {
        int to = Math.min(from + AT_ONCE - 1, tenants * size);
        session.execute(
            ROWS.formatted(from, to, name, size) + table.formatted(now, VERSIONS, parent));
      }
    }
    session.execute("SET session_replication_role = origin");
  }

  /** As the triggers keep them; small tenants have none. */
  private void loadHeights(String tenant) throws SQLException {
    session.execute("SET session_replication_role = replica");
    session.execute(HEIGHTS.formatted(tenant));
    session.execute("SET session_replication_role = origin");
  }

  /**
   * What a call reads. The first time it may read the catalogue as well, so that it is called again
   * when that was more than is expected.
   */
  long buffers(String call, String tenant, int size, long expected) throws SQLException {
    String parent = value("md5('" + tenant + "20')::uuid");
    String select = "SELECT * FROM " + DatabaseCalls.of(call, tenant, size, parent);
    long buffers = undone(select);
    return buffers <= expected ? buffers : undone(select);
  }

  private long undone(String statement) throws SQLException {
    session.execute("BEGIN");
    long buffers = buffers(statement);
    session.execute("ROLLBACK");
    return buffers;
  }

  /** What it takes to write the rows of a change of this account, without a trigger that reads. */
  long buffersToChange(String account, String tenant, int size) throws SQLException {
    String write =
        DatabaseCalls.of(DatabaseCalls.ROWS_OF_A_CHANGE.formatted(account), tenant, size, "");
    session.execute("BEGIN");
    session.execute("SET LOCAL session_replication_role = replica");
    session.execute("SET LOCAL enable_seqscan = off");
    long buffers = buffers(write);
    session.execute("ROLLBACK");
    return buffers;
  }

  /** What a statement reads, in pages of the database. */
  long buffers(String statement) throws SQLException {
    try (ResultSet lines = session.executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + statement)) {
      while (lines.next()) {
        Matcher buffers = BUFFERS.matcher(lines.getString(1));
        if (buffers.find()) {
          return number(buffers.group(1)) + number(buffers.group(2));
        }
      }
    }
    throw new AssertionError("no buffers in " + statement);
  }

  private String value(String expression) throws SQLException {
    try (ResultSet row = session.executeQuery("SELECT " + expression)) {
      row.next();
      return row.getString(1);
    }
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
