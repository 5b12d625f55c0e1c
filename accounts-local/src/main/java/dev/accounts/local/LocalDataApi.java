package dev.accounts.local;

import dev.accounts.local.postgres.LocalPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiCluster.Login;
import dev.accounts.standin.DataApiLimits;
import dev.accounts.standin.DataApiStandIn;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The RDS Data API on this machine: a stand-in before the local database, for the service's login.
 */
final class LocalDataApi {
  private static final String CLUSTER = DataApiCluster.RESOURCE_ARN;
  private static final String SECRET = DataApiCluster.APPLICATION_SECRET_ARN;

  private LocalDataApi() {}

  /** Starts the stand-in and returns the settings with which the function finds it. */
  static Map<String, String> start(LocalPostgres.Login service, Parts parts) {
    Login login = new Login(service.user(), service.password());
    DataApiCluster cluster =
        new DataApiCluster(
            CLUSTER,
            "127.0.0.1",
            service.port(),
            service.database(),
            secret -> Optional.of(login).filter(known -> secret.equals(SECRET)),
            DataApiLimits.OF_THE_SERVICE,
            Clock.systemUTC());
    DataApiStandIn standIn = parts.keep(() -> DataApiStandIn.start(cluster), DataApiStandIn::close);
    return Map.of(
        "ACCOUNTS_ADAPTER",
        "dataapi",
        "ACCOUNTS_DATAAPI_RESOURCE_ARN",
        CLUSTER,
        "ACCOUNTS_DATAAPI_SECRET_ARN",
        SECRET,
        "ACCOUNTS_DATAAPI_DATABASE",
        service.database(),
        "ACCOUNTS_DATAAPI_ENDPOINT",
        standIn.endpoint().toString());
  }
}
