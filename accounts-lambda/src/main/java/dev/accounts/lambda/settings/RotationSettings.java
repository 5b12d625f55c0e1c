package dev.accounts.lambda.settings;

import dev.accounts.dataapi.DataApiTarget;
import java.util.Map;

/** What the rotation of the password needs to know; read once, at the start. */
public record RotationSettings(DataApiTarget asMaster) {
  private static final int REGION = 3;

  /** Reads them as Lambda sets them. */
  public static RotationSettings fromEnvironment() {
    return from(System.getenv());
  }

  /**
   * Reads settings from environment variables.
   *
   * @throws SetupRefused when one is missing
   */
  public static RotationSettings from(Map<String, String> environment) {
    return new RotationSettings(
        new DataApiTarget(
            required(environment, "ACCOUNTS_DATAAPI_RESOURCE_ARN"),
            required(environment, "ACCOUNTS_MASTER_SECRET_ARN"),
            required(environment, "ACCOUNTS_DATAAPI_DATABASE")));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new SetupRefused("Accounts cannot start: set " + name);
    }
    return value;
  }

  /** The fourth part of the cluster's ARN. */
  public String region() {
    String[] parts = asMaster.resourceArn().split(":", -1);
    if (parts.length <= REGION || parts[REGION].isEmpty()) {
      throw new SetupRefused(
          "ACCOUNTS_DATAAPI_RESOURCE_ARN must be like arn:aws:rds:REGION:ACCOUNT:cluster:NAME");
    }
    return parts[REGION];
  }
}
