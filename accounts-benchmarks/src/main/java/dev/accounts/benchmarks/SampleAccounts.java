package dev.accounts.benchmarks;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Time;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.sql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A thousand accounts for the API, and a plain table with the same rows for the others. */
final class SampleAccounts {
  private static final int COUNT = 1_000;

  private SampleAccounts() {}

  /** Stores them; the account that is returned is read and changed. */
  static AccountId load(TestDatabase database) throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement()) {
      AccountId root = openAll(connection);
      statement.execute(
          """
          CREATE TABLE public.plain_account AS
            SELECT id, tenant_id, parent_id, name, account_number, external_reference, type,
              currency, status, status_reason, status_changed_at, metadata, version, created_at,
              created_by, updated_at, updated_by
            FROM accounts.account;
          ALTER TABLE public.plain_account ADD PRIMARY KEY (id);
          CREATE INDEX ON public.plain_account (tenant_id, id);
          GRANT SELECT, INSERT ON public.plain_account TO accounts_app;
          ANALYZE;
          """);
      return root;
    }
  }

  private static AccountId openAll(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    Accounts accounts = new Accounts(JdbcAccountRepository.joining(() -> connection), Time.SYSTEM);
    Caller caller =
        Caller.of(TokenIssuer.TENANT, TokenIssuer.SUBJECT).waiting(Duration.ofMinutes(2));
    AccountId root = accounts.open(caller, wanted(Details.named("Assets"))).id();
    for (int i = 1; i < COUNT; i++) {
      Details details = Details.named("Trade receivables " + i).numbered("1" + i);
      accounts.open(caller, wanted(i < COUNT / 2 ? details.under(root) : details));
    }
    connection.commit();
    connection.setAutoCommit(true);
    return root;
  }

  private static NewAccount wanted(Details details) {
    return NewAccount.domestic(
        "EUR", details.with(Metadata.of(Map.of("costCentre", "4711", "region", "emea"))));
  }
}
