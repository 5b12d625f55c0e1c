package dev.accounts.benchmarks.cells;

import dev.accounts.domain.TenantId;
import dev.accounts.sql.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Takes a tenant from one cell to another: writes are refused, the rows are copied, callers are
 * routed to the new cell, and the rows of the old one are erased.
 */
record TenantMove(TestDatabase from, TestDatabase to, Routes routes) {
  private static final List<String> TABLES =
      List.of("account", "branch", "account_event", "idempotency_key", "batch");

  void run(TenantId tenant, String cell) throws SQLException, IOException {
    try (Connection source = from.asOwner().getConnection();
        Connection target = to.asOwner().getConnection()) {
      execute(source, "SELECT accounts.freeze_tenant(?, 'move')", tenant);
      target.setAutoCommit(false);
      // the rows were checked when they were written
      target.createStatement().execute("SET LOCAL session_replication_role = replica");
      for (String table : TABLES) {
        copy(source, target, table, tenant);
      }
      target.commit();
      routes.choose(tenant, cell);
      execute(source, "SELECT accounts.erase_tenant(?, 'move')", tenant);
    }
  }

  /**
   * Copies a tenant's rows. The place of an event among those of all tenants is of its own cluster,
   * so the other one gives it another place, older than all of its transactions.
   */
  private static void copy(Connection source, Connection target, String table, TenantId tenant)
      throws SQLException, IOException {
    String columns = columns(source, table);
    String order = table.equals("account_event") ? "ORDER BY transaction_number, place" : "";
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    source
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut(
            "COPY (SELECT %s FROM accounts.%s WHERE tenant_id = '%s' %s) TO STDOUT"
                .formatted(columns, table, tenant.value().replace("'", "''"), order),
            rows);
    target
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "COPY accounts.%s (%s) FROM STDIN".formatted(table, columns),
            new ByteArrayInputStream(rows.toByteArray()));
  }

  private static String columns(Connection source, String table) throws SQLException {
    try (PreparedStatement query =
        source.prepareStatement(
            """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = ('accounts.' || ?)::regclass AND attnum > 0 AND NOT attisdropped
              AND attgenerated = '' AND attname NOT IN ('transaction_number', 'place')
            """)) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static void execute(Connection connection, String statement, TenantId tenant)
      throws SQLException {
    try (PreparedStatement call = connection.prepareStatement(statement)) {
      call.setString(1, tenant.value());
      call.execute();
    }
  }
}
