package dev.accounts.spring;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.migration.SchemaName;
import javax.sql.DataSource;

/**
 * Accounts in Spring's transactions. An application with several data sources makes its {@code
 * AccountRepository} with this; otherwise the starter does.
 */
public final class TransactionalAccounts {
  private TransactionalAccounts() {}

  /**
   * Calls inside a transaction of Spring are part of it; a call outside has a connection of its own
   * and is committed at once. So has a call after the commit, when the transaction's
   * synchronizations still run. A write inside a transaction that this data source has no part in
   * is refused. A call ends with the timeout of its transaction. A transaction in which a statement
   * failed is not committed: its commit ends with a {@link
   * dev.accounts.application.port.RepositoryException}.
   *
   * @param listener gets a report of what each call took
   */
  public static AccountRepository in(DataSource dataSource, CallReport.Listener listener) {
    return in(dataSource, listener, SchemaName.DEFAULT);
  }

  /** The same with the accounts in another schema than {@code accounts}. */
  public static AccountRepository in(
      DataSource dataSource, CallReport.Listener listener, SchemaName schema) {
    return JdbcAccountRepository.joiningOrOver(
        dataSource, new SpringConnection(dataSource), listener, schema);
  }
}
