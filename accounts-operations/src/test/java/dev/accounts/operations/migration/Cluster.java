package dev.accounts.operations.migration;

import dev.accounts.operations.login.AwsClients;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiCluster.Login;
import dev.accounts.standin.DataApiLimits;
import dev.accounts.standin.DataApiStandIn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cluster as a stack makes it: a database without a schema, whose master may make roles but is no
 * superuser, as with RDS; the Data API before it; and the application's secret.
 */
public final class Cluster implements AutoCloseable {
  public static final String MASTER_ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:rds!cluster-master";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "of-the-master";

  public final TestDatabase server = TestPostgres.newDatabase();
  public final String applicationUser = "accounts_service_" + suffix();
  public final Login relay = new Login("accounts_relay_service_" + suffix(), "of-the-relay");
  public final Login master = new Login("accounts_master_" + suffix(), PASSWORD);
  public final SecretsManagerStandIn secrets =
      new SecretsManagerStandIn(
          "{\"username\":\"%s\",\"password\":\"first:pass'word\",\"port\":5432}"
              .formatted(applicationUser),
          "{\"username\":\"%s\",\"password\":\"of-the-relay\",\"role\":\"accounts_relay\"}"
              .formatted(relay.user()));
  public final DataApiStandIn dataApi;

  public Cluster(InstantSource clock) {
    asOwner("DROP SCHEMA accounts CASCADE");
    asOwner(
        "CREATE ROLE %s LOGIN CREATEROLE CREATEDB PASSWORD '%s'"
            .formatted(master.user(), PASSWORD));
    // on a cluster of its own the master made these roles; here the server is shared
    asOwner("GRANT accounts_app, accounts_relay TO %s WITH ADMIN OPTION".formatted(master.user()));
    asOwner("ALTER DATABASE %s OWNER TO %s".formatted(server.name(), master.user()));
    dataApi =
        DataApiStandIn.start(
            new DataApiCluster(
                DataApiCluster.RESOURCE_ARN,
                server.host(),
                server.port(),
                server.name(),
                this::login,
                DataApiLimits.OF_THE_SERVICE,
                clock));
  }

  private static String suffix() {
    return ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
  }

  private Optional<Login> login(String arn) {
    return switch (arn) {
      case MASTER_ARN -> Optional.of(master);
      case SecretsManagerStandIn.ARN -> Optional.of(secrets.login());
      case SecretsManagerStandIn.RELAY_ARN -> Optional.of(relay);
      default -> Optional.empty();
    };
  }

  public AwsClients clients() {
    return new AwsClients(Optional.of(dataApi.endpoint()), Optional.of(secrets.endpoint()));
  }

  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ServiceToken", "arn:aws:lambda:eu-central-1:000000000000:function:migration");
    properties.put("ServiceTimeout", "900");
    properties.put("ClusterArn", DataApiCluster.RESOURCE_ARN);
    properties.put("MasterSecretArn", MASTER_ARN);
    properties.put("Database", server.name());
    properties.put("ApplicationSecretArn", SecretsManagerStandIn.ARN);
    properties.put("MigrationsHash", "abc");
    return properties;
  }

  public List<String> asOwner(String sql) {
    try (Connection connection = server.asOwner().getConnection()) {
      return SqlRunner.on(connection).run(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Connects as the application, with this password. */
  public Connection asApplication(String password) throws SQLException {
    return connection(new Login(applicationUser, password));
  }

  private Connection connection(Login login) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), server.name()),
        login.user(),
        login.password());
  }

  public List<String> asApplication(String password, String sql) throws SQLException {
    return as(new Login(applicationUser, password), sql);
  }

  public List<String> as(Login login, String sql) throws SQLException {
    try (Connection connection = connection(login);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return List.of(String.valueOf(rows.getString(1)));
    }
  }

  @Override
  public void close() {
    dataApi.close();
    secrets.close();
  }
}
