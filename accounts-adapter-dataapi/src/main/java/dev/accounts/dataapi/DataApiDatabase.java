package dev.accounts.dataapi;

import dev.accounts.sql.CallReport;
import dev.accounts.sql.RetryingDatabase;
import dev.accounts.sql.SqlDatabase;
import software.amazon.awssdk.services.rdsdata.RdsDataClientBuilder;

/** Statements over the RDS Data API, for what is not the port. */
public final class DataApiDatabase {
  private DataApiDatabase() {}

  /**
   * This database, with the retries of {@link DataApiAccountRepository}.
   *
   * @param client is set to one attempt and then built
   * @param listener learns what each statement took
   */
  public static SqlDatabase over(
      RdsDataClientBuilder client, DataApiTarget target, CallReport.Listener listener) {
    return new RetryingDatabase(DataApiTransport.to(client, target), listener);
  }
}
