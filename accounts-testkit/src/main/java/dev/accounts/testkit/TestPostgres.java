package dev.accounts.testkit;

import dev.accounts.infra.Migrator;
import dev.accounts.infra.SqlRunner;
import dev.accounts.testkit.TestDatabase.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL for tests: one server in each JVM, a database for whoever asks.
 *
 * <p>The system property {@code accounts.test.postgres} chooses the server: {@code embedded} (the
 * default) starts one from binaries, {@code containers} starts one with Testcontainers, and a URL
 * such as {@code jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=…} names one that
 * runs, whose user may create databases and roles.
 */
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final String PASSWORD = "for-tests-only";

  private TestPostgres() {}

  /** A new database with the present schema. */
  public static TestDatabase newDatabase() {
    return Running.SERVER.create();
  }

  /** Started at first use. */
  private static final class Running {
    static final TestServer SERVER = TestServer.fromSetting();
  }

  static TestDatabase create(TestServer server) {
    String name = "accounts_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    String application = "application_of_" + name;
    try (Connection connection = server.connect(server.maintenanceDatabase())) {
      SqlRunner.on(connection).run("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("The PostgreSQL for tests cannot be reached", e);
    }
    try (Connection connection = server.connect(name)) {
      SqlRunner runner = SqlRunner.on(connection);
      new Migrator(runner).migrate();
      runner.run(
          "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE accounts_app"
              .formatted(application, PASSWORD));
    } catch (SQLException e) {
      throw new IllegalStateException("The PostgreSQL for tests cannot be reached", e);
    }
    return new TestDatabase(
        server.host(), server.port(), name, server.owner(), new Login(application, PASSWORD));
  }
}
