package dev.accounts.sql.testing;

import dev.accounts.sql.migration.SqlRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What an operator does with the tenants of a database, as its owner. */
public record Operator(TestDatabase database) {

  /** Refuses the tenant's writes from now on. */
  public void freeze(String tenant) {
    sql("SELECT accounts.freeze_tenant('%s', 'operator')".formatted(tenant));
  }

  /** Takes writes of a frozen tenant again. */
  public void unfreeze(String tenant) {
    sql("SELECT accounts.unfreeze_tenant('%s')".formatted(tenant));
  }

  /** One step of an erasure; returns whether it is finished. */
  public boolean erase(String tenant, int rows) {
    return sql("SELECT finished_at IS NOT NULL FROM accounts.erase_tenant('%s', 'operator', %d)"
            .formatted(tenant, rows))
        .equals(List.of("t"));
  }

  /** Runs a statement; returns the first column of its rows. */
  public List<String> sql(String statement) {
    try (Connection owner = database.asOwner().getConnection()) {
      return SqlRunner.on(owner).run(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
