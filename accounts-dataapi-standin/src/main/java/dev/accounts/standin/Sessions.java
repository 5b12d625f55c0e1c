package dev.accounts.standin;

import dev.accounts.standin.wire.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections, kept for the next call; no call sees what another left in its session. */
final class Sessions implements AutoCloseable {
  private final DataApiCluster cluster;
  private final Map<Place, Deque<Connection>> idle = new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  Sessions(DataApiCluster cluster) {
    this.cluster = cluster;
  }

  /** A session in UTC whose statements end when the time for a statement is over. */
  Connection open(Place place) {
    for (Connection known = take(place); known != null; known = take(place)) {
      if (isPrepared(known)) {
        return known;
      }
    }
    try {
      Connection connection = dataSource(place).getConnection();
      prepare(connection);
      return connection;
    } catch (SQLException e) {
      throw DatabaseErrors.notConnected(e);
    }
  }

  /** Takes a session back, and forgets it when it is not as it was when new. */
  void giveBack(Place place, Connection connection) {
    try (Statement reset = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      reset.execute("DISCARD ALL");
      idle.computeIfAbsent(place, p -> new ConcurrentLinkedDeque<>()).push(connection);
      if (isClosed) {
        close(connection);
      }
    } catch (SQLException broken) {
      close(connection);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    idle.values().forEach(connections -> connections.forEach(Sessions::close));
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      // then the server closes it
    }
  }

  private @Nullable Connection take(Place place) {
    Deque<Connection> connections = idle.get(place);
    return connections == null ? null : connections.poll();
  }

  private boolean isPrepared(Connection connection) {
    try {
      prepare(connection);
      return true;
    } catch (SQLException broken) {
      close(connection);
      return false;
    }
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute(
          "SET TIME ZONE 'UTC'; SET statement_timeout = "
              + cluster.limits().statement().toMillis());
    }
  }

  private PGSimpleDataSource dataSource(Place place) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {cluster.host()});
    dataSource.setPortNumbers(new int[] {cluster.port()});
    dataSource.setDatabaseName(place.database());
    dataSource.setUser(place.login().user());
    dataSource.setPassword(place.login().password());
    dataSource.setConnectTimeout(5);
    // values come as PostgreSQL writes them, and no statement outlives its session
    dataSource.setBinaryTransfer(false);
    dataSource.setPrepareThreshold(0);
    return dataSource;
  }
}
