package dev.accounts.dataapi;

import dev.accounts.infra.SqlRunner;
import java.util.List;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;

/** Runs the statements of a migration over the RDS Data API. */
public final class DataApiSchema {
  private DataApiSchema() {}

  /**
   * For {@link dev.accounts.infra.Migrator}; each statement is a transaction of its own, and safe
   * to send again.
   *
   * @param client may have the SDK's own retries
   */
  public static SqlRunner runner(RdsDataClient client, DataApiTarget target) {
    return statement -> {
      ExecuteStatementResponse response =
          client.executeStatement(request ->
              request
                  .resourceArn(target.resourceArn())
                  .secretArn(target.secretArn())
                  .database(target.database())
                  .continueAfterTimeout(true)
                  .sql(statement));
      return response.records().stream().map(List::getFirst).map(Field::stringValue).toList();
    };
  }
}
