package dev.accounts.operations.migration;

import dev.accounts.dataapi.DataApiTarget;
import dev.accounts.lambda.settings.Arns;
import dev.accounts.operations.login.SetupRefused;
import dev.accounts.rest.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the template says about the database.
 *
 * @param masterSecretArn the secret of the user who owns the database
 * @param applicationSecretArn the secret of the user that the service logs in as
 * @param relaySecretArn the secret of the user that the relay logs in as, where there is a relay
 */
public record SchemaProperties(
    String clusterArn,
    String masterSecretArn,
    String database,
    String applicationSecretArn,
    Optional<String> relaySecretArn) {

  /**
   * Reads the properties of the resource.
   *
   * @throws SetupRefused when any is missing or wrong; it says all of them at once
   */
  static SchemaProperties read(Json properties) {
    List<String> problems = new ArrayList<>();
    SchemaProperties read =
        new SchemaProperties(
            arn(properties, "ClusterArn", "rds", problems),
            arn(properties, "MasterSecretArn", "secretsmanager", problems),
            text(properties, "Database", problems),
            arn(properties, "ApplicationSecretArn", "secretsmanager", problems),
            properties
                .at("RelaySecretArn")
                .text()
                .map(given -> arn(properties, "RelaySecretArn", "secretsmanager", problems)));
    if (!problems.isEmpty()) {
      throw new SetupRefused("The resource's properties are wrong: " + String.join("; ", problems));
    }
    return read;
  }

  private static String arn(Json properties, String name, String service, List<String> problems) {
    String value = text(properties, name, problems);
    if (!value.isEmpty() && !Arns.isOf(service, value)) {
      problems.add(name + " must be like arn:aws:" + service + ":REGION:ACCOUNT:…");
    }
    return value;
  }

  private static String text(Json properties, String name, List<String> problems) {
    String value = properties.at(name).text().orElse("").strip();
    if (value.isEmpty()) {
      problems.add(name + " is missing");
    }
    return value;
  }

  /** The cluster's region. */
  public String region() {
    return Arns.region(clusterArn);
  }

  /** The database, as the user who owns it. */
  public DataApiTarget asMaster() {
    return new DataApiTarget(clusterArn, masterSecretArn, database);
  }

  /** The secrets of all users that log in. */
  List<String> loginSecretArns() {
    return Stream.concat(Stream.of(applicationSecretArn), relaySecretArn.stream()).toList();
  }

  /** The same for every version of the schema, so that an update never replaces the resource. */
  String physicalResourceId() {
    return clusterArn + "/" + database;
  }
}
