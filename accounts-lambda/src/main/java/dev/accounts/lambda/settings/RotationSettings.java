package dev.accounts.lambda.settings;

import dev.accounts.dataapi.DataApiTarget;
import java.util.Map;

/** What the rotation of the password needs to know; read once, at the start. */
public record RotationSettings(DataApiTarget asMaster) {

  /** Reads them as Lambda sets them. */
  public static RotationSettings fromEnvironment() {
    return from(System.getenv());
  }

  /**
   * Reads settings from environment variables.
   *
   * @throws InvalidSettings when any is missing or wrong; it says all of them at once
   */
  public static RotationSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
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
  public String region() {
    return Arns.region(asMaster.resourceArn());
  }
}
