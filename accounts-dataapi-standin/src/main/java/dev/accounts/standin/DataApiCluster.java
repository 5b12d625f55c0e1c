package dev.accounts.standin;

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
 * @param clock says how old a transaction is and whether the cluster has resumed
 */
public record DataApiCluster(
    String resourceArn,
    String host,
    int port,
    String database,
    Function<String, Optional<Login>> secrets,
    DataApiLimits limits,
    InstantSource clock) {

  /** The cluster of {@link #of}. */
  public static final String RESOURCE_ARN =
      "arn:aws:rds:eu-central-1:000000000000:cluster:accounts";

  /** The secret of {@link #of} with the owner's login. */
  public static final String OWNER_SECRET_ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:owner";

  /** The secret of {@link #of} with the login of the application. */
  public static final String APPLICATION_SECRET_ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:application";

  /** A user and the password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /** A database with the limits of the service, and a secret for each of two users. */
  public static DataApiCluster of(
      String host,
      int port,
      String database,
      String owner,
      String ownerPassword,
      String application,
      String applicationPassword) {
    Map<String, Login> logins =
        Map.of(
            OWNER_SECRET_ARN, new Login(owner, ownerPassword),
            APPLICATION_SECRET_ARN, new Login(application, applicationPassword));
    return new DataApiCluster(
        RESOURCE_ARN,
        host,
        port,
        database,
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
