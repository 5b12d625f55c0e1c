package dev.accounts.dataapi;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.migration.SqlRunner;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;

/** Runs the statements of a migration over the RDS Data API. */
public final class DataApiSchema {
  private DataApiSchema() {}

  /**
   * For {@link dev.accounts.sql.migration.Migrator}; each statement is a transaction of its own,
   * and safe to send again.
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

  /**
   * The same, patient with a cluster that resumes, starts or was made a moment ago: each statement
   * is sent again until the deadline. A failure is a {@link
   * dev.accounts.application.port.RepositoryException} whose message holds no text of the database.
   *
   * @param progress gets a sentence for each failed attempt
   */
  public static SqlRunner patientRunner(
      RdsDataClient client, DataApiTarget target, Deadline deadline, Consumer<String> progress) {
    return new PatientSchema(runner(client, target), deadline, progress);
  }
}
