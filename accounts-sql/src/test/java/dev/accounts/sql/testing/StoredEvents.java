package dev.accounts.sql.testing;

import dev.accounts.domain.Account;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many changes a tenant's accounts have had, seen past the service. */
public final class StoredEvents implements AutoCloseable {
  private static final String QUERY =
      "SELECT count(*) FROM accounts.account_event WHERE tenant_id = ?";

  private final Connection connection;

  /** Sees them as the owner of the schema. */
  public StoredEvents(TestDatabase database) {
    try {
      connection = database.asOwner().getConnection();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The changes of all accounts of this account's tenant. */
  public long ofTheTenantOf(Account account) {
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
