package dev.accounts.local.postgres;

import dev.accounts.application.port.Time;
import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A running PostgreSQL with a database of its own for accounts. */
public final class LocalPostgres implements AutoCloseable {
  private static final String DATABASE = "accounts";
  private static final String SERVICE = "accounts_service";

  private static final String WRONG_PASSWORD = "28";
  private static final Duration TO_STOP = Duration.ofMillis(2500);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final DataDirectory data;
  private final Cluster cluster;
  private final int port;
  private final String superPassword;

  private LocalPostgres(DataDirectory data, Cluster cluster, int port, String superPassword) {
    this.data = data;
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

  /**
   * Starts it on what the directory holds; slow steps are reported. A failed start leaves nothing.
   *
   * @param time how it passes while the server stops
   */
  public static LocalPostgres start(DataDirectory data, Time time, Consumer<String> progress) {
    try {
      return started(data, time, progress);
    } catch (StartFailure failed) {
      undo(failed, data, progress);
      throw failed;
    }
  }

  private static LocalPostgres started(DataDirectory data, Time time, Consumer<String> progress) {
    Suitable.check(data);
    Tools tools = Tools.in(Programs.unpacked(data, progress));
    Cluster cluster = new Cluster(data, tools, time);
    new Orphans(cluster, new Processes(data)).stop(progress);
    Leftovers.remove(data, progress);
    String password = Passwords.kept(data, !cluster.exists());
    if (!cluster.exists()) {
      cluster.create(progress);
    }
    progress.accept("Starting PostgreSQL ...");
    return new LocalPostgres(data, cluster, cluster.start(), password);
  }

  private static void undo(StartFailure failed, DataDirectory data, Consumer<String> progress) {
    if (failed.getCause() instanceof Tools.Failed) {
      awaitCtrlC();
    }
    Processes processes = new Processes(data);
    processes.end();
    processes.forget();
    Leftovers.remove(data, progress);
  }

  /**
   * Ctrl-C reaches PostgreSQL's programs as well as this process, which may notice it a moment
   * after one of them has failed: then there is nothing to report.
   */
  private static void awaitCtrlC() {
    try {
      Thread.sleep(A_MOMENT);
    } catch (InterruptedException stopping) {
      // this is how it is noticed
    }
  }

  /** Makes the database at the first start. */
  public void createDatabase() {
    try (Connection connection = superuser("postgres").getConnection();
        PreparedStatement find =
            connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?");
        Statement create = connection.createStatement()) {
      find.setString(1, DATABASE);
      if (!find.executeQuery().next()) {
        create.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException failed) {
      throw failure("Cannot create the database", failed);
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
      change.execute("REVOKE CONNECT, TEMPORARY ON DATABASE " + DATABASE + " FROM PUBLIC");
      change.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + role);
    } catch (SQLException failed) {
      throw failure("Cannot create the login of the service", failed);
    }
    return new Login(port, DATABASE, SERVICE, password);
  }

  /** Why the service cannot start after the database refused something. */
  public StartFailure failure(String what, SQLException cause) {
    String said = String.valueOf(cause.getMessage());
    return String.valueOf(cause.getSQLState()).startsWith(WRONG_PASSWORD)
        ? Passwords.wrong(data)
        : data.failure(
            what + " (" + said + "): choose another directory with --data.", said, cause);
  }

  @Override
  public void close() {
    if (!cluster.stop(TO_STOP)) {
      throw new StartFailure(
          "PostgreSQL did not stop in time and was ended; the next start recovers its data.");
    }
  }
}
