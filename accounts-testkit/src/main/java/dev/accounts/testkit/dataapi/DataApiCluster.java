package dev.accounts.testkit.dataapi;

import dev.accounts.testkit.TestDatabase;
import dev.accounts.testkit.TestDatabase.Login;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The database that a stand-in serves, as the service sees it.
 *
 * @param resourceArn the only cluster that is known
 * @param database used by calls that name no database
 * @param secrets the login that a secret holds, by the secret's ARN; empty when it is unknown
 * @param clock tells how old a transaction is and whether the cluster has resumed
 */
public record DataApiCluster(
    String resourceArn,
    String host,
    int port,
    String database,
    Function<String, Optional<Login>> secrets,
    DataApiLimits limits,
    InstantSource clock) {

  /** The cluster of {@link #of(TestDatabase)}. */
  public static final String RESOURCE_ARN =
      "arn:aws:rds:eu-central-1:000000000000:cluster:accounts";

  /** The secret of {@link #of(TestDatabase)} with the owner's login. */
  public static final String OWNER_SECRET_ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:owner";

  /** The secret of {@link #of(TestDatabase)} with the login of the application. */
  public static final String APPLICATION_SECRET_ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:application";

  /** A database for tests, with the limits of the service. */
  public static DataApiCluster of(TestDatabase database) {
    Map<String, Login> logins =
        Map.of(
            OWNER_SECRET_ARN, database.owner(),
            APPLICATION_SECRET_ARN, database.applicationUser());
    return new DataApiCluster(
        RESOURCE_ARN,
        database.host(),
        database.port(),
        database.name(),
        arn -> Optional.ofNullable(logins.get(arn)),
        DataApiLimits.OF_THE_SERVICE,
        InstantSource.system());
  }

  /** The same with other limits. */
  public DataApiCluster with(DataApiLimits other) {
    return new DataApiCluster(resourceArn, host, port, database, secrets, other, clock);
  }

  /** The same by another clock. */
  public DataApiCluster with(InstantSource other) {
    return new DataApiCluster(resourceArn, host, port, database, secrets, limits, other);
  }
}
