package dev.accounts.operations.login;

import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.lambda.settings.Arns;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.lambda.settings.InvalidSettings;

/**
 * What a function that works as the user who owns the database needs to know; read once, at the
 * start.
 */
public record MasterSettings(DataApiTarget asMaster) {

  /**
   * Reads them.
   *
   * @throws InvalidSettings when any is missing or wrong; it says all of them at once
   */
  public static MasterSettings from(Environment environment) {
    MasterSettings settings =
        new MasterSettings(
            new DataApiTarget(
                environment.arn(
                    "ACCOUNTS_DATAAPI_RESOURCE_ARN", "rds", "the ARN of the Aurora cluster"),
                environment.arn(
                    "ACCOUNTS_MASTER_SECRET_ARN",
                    "secretsmanager",
                    "the ARN of the secret of the user who owns the database"),
                environment.required("ACCOUNTS_DATAAPI_DATABASE", "the name of the database")));
    environment.throwIfWrong();
    return settings;
  }

  /** The cluster's region. */
  public String region() {
    return Arns.region(asMaster.resourceArn());
  }
}
