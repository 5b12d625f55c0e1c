package dev.accounts.testkit;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database with the present schema.
 *
 * @param applicationUser may do what the application may, and no more
 */
public record TestDatabase(String host, int port, String name, Login owner, Login applicationUser) {

  /** A user and the password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /** Connects as the owner of the schema, to look behind the application's back. */
  public DataSource asOwner() {
    return through(host, port, owner);
  }

  /** Connects as the application. */
  public DataSource asApplication() {
    return through(host, port, applicationUser);
  }

  /** Connects as the application through something that stands before the server. */
  public DataSource asApplicationThrough(String proxyHost, int proxyPort) {
    return through(proxyHost, proxyPort, applicationUser);
  }

  private DataSource through(String toHost, int toPort, Login login) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {toHost});
    dataSource.setPortNumbers(new int[] {toPort});
    dataSource.setDatabaseName(name);
    dataSource.setUser(login.user());
    dataSource.setPassword(login.password());
    dataSource.setConnectTimeout(5);
    dataSource.setCancelSignalTimeout(1);
    return dataSource;
  }
}
