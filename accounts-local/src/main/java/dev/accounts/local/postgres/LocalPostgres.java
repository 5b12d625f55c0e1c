package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A running PostgreSQL with a database of its own for accounts. */
public final class LocalPostgres implements AutoCloseable {
  private static final String DATABASE = "accounts";
  private static final String SERVICE = "accounts_service";

  private final Cluster cluster;
  private final int port;
  private final String superPassword;

  private LocalPostgres(Cluster cluster, int port, String superPassword) {
    this.cluster = cluster;
    this.port = port;
    this.superPassword = superPassword;
  }

  /** How the service logs in. */
  public record Login(int port, String database, String user, String password) {

    /** The same for JDBC. */
    public String url() {
      return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
  }

  /** Starts it on what the directory holds; slow steps are told. */
  public static LocalPostgres start(DataDirectory data, Consumer<String> progress) {
    Tools tools = Tools.in(Programs.unpacked(data, progress));
    Cluster cluster = new Cluster(data, tools);
    new Orphans(data, cluster).stop(progress);
    Leftovers.remove(data, progress);
    String password = Passwords.kept(data);
    if (!cluster.exists()) {
      cluster.create(progress);
    }
    LocalPostgres running = new LocalPostgres(cluster, cluster.start(), password);
    try {
      running.createDatabase();
      return running;
    } catch (SQLException failed) {
      running.close();
      throw new StartFailure("The database cannot be created: " + failed.getMessage(), failed);
    }
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = superuser("postgres").getConnection();
        PreparedStatement find =
            connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?");
        Statement create = connection.createStatement()) {
      find.setString(1, DATABASE);
      if (!find.executeQuery().next()) {
        create.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  /** For the migration, which may do anything. */
  public DataSource superuser() {
    return superuser(DATABASE);
  }

  private DataSource superuser(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(Passwords.SUPERUSER);
    source.setPassword(superPassword);
    return source;
  }

  /** For the service: a role that may do what the given role may, and a password for this run. */
  public Login serviceLogin(String role) {
    String password = Passwords.fresh();
    try (Connection connection = superuser().getConnection();
        PreparedStatement find =
            connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?");
        Statement change = connection.createStatement()) {
      find.setString(1, SERVICE);
      String verb = find.executeQuery().next() ? "ALTER" : "CREATE";
      change.execute(verb + " ROLE " + SERVICE + " LOGIN PASSWORD '" + password + "'");
      change.execute("GRANT " + role + " TO " + SERVICE);
    } catch (SQLException failed) {
      throw new StartFailure("The service's login cannot be made: " + failed.getMessage(), failed);
    }
    return new Login(port, DATABASE, SERVICE, password);
  }

  @Override
  public void close() {
    try {
      cluster.stop();
    } catch (Tools.Failed failed) {
      throw new StartFailure("PostgreSQL does not stop: " + failed.getMessage(), failed);
    }
  }
}
