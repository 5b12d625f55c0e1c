package dev.accounts.dataapi;

import dev.accounts.domain.Account;
import dev.accounts.sql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many changes a tenant's accounts have had, seen past the service. */
final class StoredEvents implements AutoCloseable {
  private static final String QUERY =
      "SELECT count(*) FROM accounts.account_event WHERE tenant_id = ?";

  private final Connection connection;

  StoredEvents(TestDatabase database) {
    try {
      connection = database.asOwner().getConnection();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  long ofTheTenantOf(Account account) {
    try (PreparedStatement count = connection.prepareStatement(QUERY)) {
      count.setString(1, account.tenantId().value());
      ResultSet row = count.executeQuery();
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
