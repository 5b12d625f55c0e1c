package dev.accounts.local.postgres;

import dev.accounts.application.port.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Stops and starts the database of a data directory as a person with pg_ctl would. */
public record ByHand(Path data) {

  /** Stops it, as a crash would if it is not gentle. */
  public void stop(boolean gentle) {
    pgCtl("stop", "--mode=" + (gentle ? "fast" : "immediate"));
  }

  /** Starts it with the settings it had. */
  public void start() {
    pgCtl("start", "--log=" + data.resolve("by-hand.log"));
  }

  /** The one number that a query returns, asked as the superuser. */
  public long number(String query) {
    try (Connection connection = superuser().getConnection();
        ResultSet row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private DataSource superuser() {
    try {
      String settings = Files.readString(data.resolve("pgdata/accounts.conf"));
      Matcher port = Pattern.compile("port = (\\d+)").matcher(settings);
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setServerNames(new String[] {"127.0.0.1"});
      source.setPortNumbers(new int[] {port.find() ? Integer.parseInt(port.group(1)) : 0});
      source.setDatabaseName("accounts");
      source.setUser(Passwords.SUPERUSER);
      source.setPassword(Files.readString(data.resolve("postgres-password")).strip());
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pgCtl(String action, String option) {
    try {
      Tools.in(programs())
          .run(
              data.resolve("by-hand.out"),
              Deadline.in(Tools.LONG),
              "pg_ctl",
              action,
              "--pgdata=" + data.resolve("pgdata"),
              "--wait",
              option);
    } catch (Tools.Failed failed) {
      throw new AssertionError(failed);
    }
  }

  /** Where PostgreSQL's programs are. */
  public Path programs() {
    try (Stream<Path> entries = Files.list(data)) {
      return entries
          .filter(entry -> Files.isDirectory(entry.resolve("bin")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
