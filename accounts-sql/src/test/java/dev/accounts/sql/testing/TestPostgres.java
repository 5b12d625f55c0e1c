package dev.accounts.sql.testing;

import dev.accounts.sql.migration.Migrator;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.TestDatabase.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL for tests: one server in each JVM, a database for each test that asks.
 *
 * <p>The system property {@code accounts.test.postgres} chooses the server: {@code embedded} (the
 * default) starts one from binaries, {@code containers} starts one with Testcontainers, and a URL
 * such as {@code jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=…} names one that
 * runs, whose user may create databases and roles.
 */
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final String PASSWORD = "for-tests-only";
  private static final String UNREACHABLE = "The PostgreSQL for tests cannot be reached";

  private TestPostgres() {}

  /** A new database with the present schema. */
  public static TestDatabase newDatabase() {
    TestServer server = Running.SERVER;
    String name = Running.NAMES + DATABASES.incrementAndGet();
    String application = "application_of_" + name;
    try (Connection connection = server.connect(server.maintenanceDatabase())) {
      SqlRunner runner = SqlRunner.on(connection);
      runner.run("CREATE DATABASE %s TEMPLATE %s".formatted(name, Running.TEMPLATE));
      runner.run(
          "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE accounts_app"
              .formatted(application, PASSWORD));
    } catch (SQLException e) {
      throw new IllegalStateException(UNREACHABLE, e);
    }
    return new TestDatabase(
        server.host(), server.port(), name, server.owner(), new Login(application, PASSWORD));
  }

  /** Started at first use. */
  private static final class Running {
    static final TestServer SERVER = TestServer.fromSetting();
    static final String NAMES = "accounts_" + ProcessHandle.current().pid() + "_";
    static final String TEMPLATE = migrated(SERVER, NAMES + "template");
  }

  /** The schema is made once; every other database is a copy. */
  private static String migrated(TestServer server, String name) {
    try (Connection connection = server.connect(server.maintenanceDatabase())) {
      SqlRunner.on(connection).run("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(UNREACHABLE, e);
    }
    try (Connection connection = server.connect(name)) {
      new Migrator(SqlRunner.on(connection)).migrate();
    } catch (SQLException e) {
      throw new IllegalStateException(UNREACHABLE, e);
    }
    return name;
  }
}
