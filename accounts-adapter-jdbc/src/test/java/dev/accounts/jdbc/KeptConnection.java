package dev.accounts.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of one connection, as simple as pools are: closing gives it back and resets nothing. */
final class KeptConnection extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;
  private final transient Connection connection;

  KeptConnection(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
  }
}
