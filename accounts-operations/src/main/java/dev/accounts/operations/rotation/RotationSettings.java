package dev.accounts.operations.rotation;

import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.lambda.settings.Arns;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.lambda.settings.InvalidSettings;

/** What the rotation of the password needs to know; read once, at the start. */
record RotationSettings(DataApiTarget asMaster) {

  /**
   * Reads them.
   *
   * @throws InvalidSettings when any is missing or wrong; it says all of them at once
   */
  static RotationSettings from(Environment environment) {
    RotationSettings settings =
        new RotationSettings(
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
  String region() {
    return Arns.region(asMaster.resourceArn());
  }
}
