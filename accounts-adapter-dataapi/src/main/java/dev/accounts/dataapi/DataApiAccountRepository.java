package dev.accounts.dataapi;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.SqlAccountRepository;
import software.amazon.awssdk.services.rdsdata.RdsDataClientBuilder;

/**
 * Accounts in Aurora PostgreSQL over the RDS Data API: no pool, no VPC, no password in the
 * function.
 *
 * <p>Each call of the port is one {@code ExecuteStatement}. The SDK's own retries are switched off,
 * because they send a write again without knowing whether that is safe; this adapter's know it for
 * each failure. It waits for a cluster that resumes from its pause for as long as the caller's
 * deadline allows. No call outlives its deadline, whatever the HTTP client does.
 */
public final class DataApiAccountRepository {
  private DataApiAccountRepository() {}

  /**
   * Accounts in this database.
   *
   * @param client is set to one attempt and then built; with region, credentials and HTTP client as
   *     the service likes them; give the HTTP client a socket timeout, so that an abandoned call
   *     does not hold its connection and its thread for ever
   */
  public static AccountRepository over(RdsDataClientBuilder client, DataApiTarget target) {
    return over(client, target, CallReport.Listener.NONE);
  }

  /** The same, telling the listener what each call took. */
  public static AccountRepository over(
      RdsDataClientBuilder client, DataApiTarget target, CallReport.Listener listener) {
    return new SqlAccountRepository(DataApiDatabase.over(client, target, listener));
  }
}
