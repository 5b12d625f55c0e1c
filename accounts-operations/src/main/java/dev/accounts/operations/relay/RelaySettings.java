package dev.accounts.operations.relay;

import dev.accounts.lambda.settings.Arns;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.lambda.settings.Settings.Storage;
import java.util.Optional;

/**
 * What the relay needs to know; read once, at the start.
 *
 * @param database as the user who may read what is to be relayed, and nothing else
 * @param busArn where the changes go
 * @param deadLetters the URL of the queue of what the bus refuses for ever
 */
record RelaySettings(Storage.DataApi database, String busArn, String deadLetters) {

  /**
   * Reads them.
   *
   * @throws dev.accounts.lambda.settings.InvalidSettings when any is missing or wrong; it says all
   *     of them at once
   */
  static RelaySettings from(Environment environment) {
    RelaySettings settings =
        new RelaySettings(
            new Storage.DataApi(
                environment.arn(
                    "ACCOUNTS_DATAAPI_RESOURCE_ARN", "rds", "the ARN of the Aurora cluster"),
                environment.arn(
                    "ACCOUNTS_DATAAPI_SECRET_ARN",
                    "secretsmanager",
                    "the ARN of the secret of the relay's user"),
                environment.required("ACCOUNTS_DATAAPI_DATABASE", "the name of the database"),
                Optional.empty()),
            environment.arn("ACCOUNTS_EVENT_BUS_ARN", "events", "the ARN of the event bus"),
            environment.required("ACCOUNTS_DEAD_LETTERS_URL", "the URL of the dead-letter queue"));
    environment.throwIfWrong();
    return settings;
  }

  /** The region of the bus. */
  String busRegion() {
    return Arns.region(busArn);
  }
}
