package dev.accounts.lambda.storage;

import dev.accounts.jdbc.AbortableSockets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * Connections to PostgreSQL that cost their sign-in and not one round trip more. The driver sends
 * its name in the start-up packet instead of a statement, which would also pin the session of an
 * RDS Proxy. What a pool asks of a connection is known here: the isolation level, and whether it is
 * alive, which the adapter finds out with the call itself and retries.
 *
 * <p>Where the URL leaves TLS to Java, {@link ChaChaSockets} are tried first. When their handshake
 * fails, the connection is made with whatever Java offers. If the server refused their ciphers, all
 * later ones are, too.
 */
final class PostgresConnections extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private static final String SOCKETS_OF_JAVA = DefaultJavaSSLFactory.class.getName();
  private static final String CHACHA_SOCKETS = ChaChaSockets.class.getName();

  /** Times are in seconds. What the URL itself says comes after it and counts instead. */
  private static final String DEFAULTS =
      "ApplicationName=accounts&assumeMinServerVersion=15&connectTimeout=2"
          + "&cancelSignalTimeout=1&tcpKeepAlive=true&socketFactory="
          + AbortableSockets.class.getName()
          + "&loginTimeout=";

  /**
   * How many seconds a call may wait for the server. 0 is no limit: the caller's deadline ends it.
   */
  private final int readLimit;

  /**
   * Connections to the database at this URL.
   *
   * @param patience how long a sign-in may take, in whole seconds
   */
  PostgresConnections(String url, Duration patience) {
    int seconds = Math.max(1, Math.toIntExact(patience.toSeconds()));
    String defaults = DEFAULTS + seconds;
    int parameters = url.indexOf('?');
    setUrl(
        parameters < 0
            ? url + "?" + defaults
            : url.substring(0, parameters + 1) + defaults + "&" + url.substring(parameters + 1));
    readLimit = getSocketTimeout();
    if (readLimit == 0) {
      // after loginTimeout the driver returns, but its thread would wait for the server for ever
      setSocketTimeout(seconds);
    }
    if (SOCKETS_OF_JAVA.equals(getSslfactory())) {
      setSslfactory(CHACHA_SOCKETS);
    }
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Connection connection = connect(user, password);
    if (readLimit == 0) {
      connection.setNetworkTimeout(Runnable::run, 0);
    }
    // of the same class as the pool's own proxies, which are made for this class loader
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
                  case "isValid" -> !connection.isClosed();
                  // what the pool and each call of the adapter need, without reflection
                  case "isReadOnly" -> connection.isReadOnly();
                  case "getNetworkTimeout" -> connection.getNetworkTimeout();
                  case "setNetworkTimeout" -> {
                    connection.setNetworkTimeout((Executor) arguments[0], (int) arguments[1]);
                    yield null;
                  }
                  case "getAutoCommit" -> connection.getAutoCommit();
                  case "clearWarnings" -> {
                    connection.clearWarnings();
                    yield null;
                  }
                  case "prepareStatement" ->
                      arguments.length == 1
                          ? connection.prepareStatement((String) arguments[0])
                          : call(connection, method, arguments);
                  default -> call(connection, method, arguments);
                });
  }

  private Connection connect(@Nullable String user, @Nullable String password) throws SQLException {
    String sockets = getSslfactory();
    try {
      return super.getConnection(user, password);
    } catch (SQLException failure) {
      if (!CHACHA_SOCKETS.equals(sockets)
          || !(failure.getCause() instanceof SSLHandshakeException refusal)) {
        throw failure;
      }
      setSslfactory(SOCKETS_OF_JAVA);
      try {
        return super.getConnection(user, password);
      } finally {
        if (!takesNoneOfTheCiphers(refusal)) {
          setSslfactory(CHACHA_SOCKETS);
        }
      }
    }
  }

  /** The alert of a server that takes none of those that were offered, as TLS calls it. */
  private static boolean takesNoneOfTheCiphers(SSLHandshakeException refusal) {
    return String.valueOf(refusal.getMessage()).contains("handshake_failure");
  }

  private static @Nullable Object call(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }
}
