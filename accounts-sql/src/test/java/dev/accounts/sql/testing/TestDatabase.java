package dev.accounts.sql.testing;

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

  /** What something else makes of the address and the two logins. */
  public <T> T to(Maker<T> maker) {
    return maker.of(
        host,
        port,
        name,
        owner.user(),
        owner.password(),
        applicationUser.user(),
        applicationUser.password());
  }

  /** Makes something that reaches a database, such as a stand-in in front of it. */
  @FunctionalInterface
  public interface Maker<T> {
    /** Makes it; the owner's login comes first. */
    T of(
        String host,
        int port,
        String name,
        String owner,
        String ownerPassword,
        String application,
        String applicationPassword);
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
