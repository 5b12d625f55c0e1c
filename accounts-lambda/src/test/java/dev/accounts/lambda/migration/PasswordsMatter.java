package dev.accounts.lambda.migration;

import dev.accounts.infra.SqlRunner;
import dev.accounts.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The embedded server lets everybody on this machine in, whatever the password; a test of passwords
 * needs one that does not.
 */
final class PasswordsMatter {
  private PasswordsMatter() {}

  /** From now on this user is asked for the password. */
  static void on(TestDatabase server, String user) {
    try (Connection connection = server.asOwner().getConnection()) {
      if (trustsEverybody(server)) {
        askFor(user, SqlRunner.on(connection));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean trustsEverybody(TestDatabase server) {
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), server.name());
    try (Connection wrong = DriverManager.getConnection(url, server.owner().user(), "wrong")) {
      return wrong.isValid(1);
    } catch (SQLException refused) {
      return false;
    }
  }

  /** The first line that fits decides. */
  private static void askFor(String user, SqlRunner database) {
    String file = database.run("SHOW hba_file").getFirst();
    String rules = database.run("SELECT pg_read_file('" + file + "')").getFirst();
    String all = "host all " + user + " all scram-sha-256\n" + rules.replace('\t', ' ');
    database.run(
        "COPY (SELECT regexp_split_to_table('%s', chr(10))) TO '%s'"
            .formatted(all.replace("'", "''"), file));
    database.run("SELECT CAST(pg_reload_conf() AS text)");
  }
}
