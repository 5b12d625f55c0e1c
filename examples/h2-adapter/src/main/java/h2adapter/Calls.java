package h2adapter;

import dev.accounts.application.port.Caller;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.domain.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.Duration;
import javax.sql.DataSource;

/** Makes each call of the port one transaction, which ends by the caller's deadline. */
record Calls(DataSource dataSource) {

  /** What a call does in its transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  <T> T read(Caller caller, Work<T> work) {
    return call(caller, work);
  }

  /** Of the writes of one tenant, one comes after the other. */
  <T> T write(Caller caller, Work<T> work) {
    return call(
        caller,
        session -> {
          lock(session, caller.tenant());
          return work.in(session);
        });
  }

  private static void lock(Session session, TenantId tenant) throws SQLException {
    if (!locked(session, tenant)) {
      try {
        session.run("INSERT INTO tenant (name) VALUES (?)", tenant.value());
      } catch (SQLIntegrityConstraintViolationException another) {
        // a writer that was first has added it, and has ended
        locked(session, tenant);
      }
    }
  }

  private static boolean locked(Session session, TenantId tenant) throws SQLException {
    return session
        .first(
            "SELECT name FROM tenant WHERE name = ? FOR UPDATE",
            row -> row.getString(1),
            tenant.value())
        .isPresent();
  }

  private <T> T call(Caller caller, Work<T> work) {
    Duration left = caller.deadline().remaining();
    if (left.isZero()) {
      throw unavailable(new IllegalStateException("The deadline has passed"), Applied.NO);
    }
    try {
      Connection connection = dataSource.getConnection();
      try {
        connection.setAutoCommit(false);
        T result = before(left, connection, work);
        commit(connection);
        return result;
      } finally {
        close(connection);
      }
    } catch (SQLException failure) {
      throw reported(failure, Applied.NO);
    }
  }

  private static <T> T before(Duration left, Connection connection, Work<T> work)
      throws SQLException {
    Session session = new Session(connection);
    try {
      session.run("SET LOCK_TIMEOUT " + Math.max(1, left.toMillis()));
      session.run("SET QUERY_TIMEOUT " + Math.max(1, left.toMillis()));
      return work.in(session);
    } catch (SQLException | RuntimeException refused) {
      rollBack(connection, refused);
      throw refused;
    }
  }

  private static void rollBack(Connection connection, Exception refused) {
    try {
      connection.rollback();
    } catch (SQLException broken) {
      refused.addSuppressed(broken);
    }
  }

  /** What the call did is committed or rolled back by now, so a failure here changes nothing. */
  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      // the pool has lost a connection
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException failure) {
      throw reported(failure, Applied.UNKNOWN);
    }
  }

  private static RepositoryException reported(SQLException failure, Applied applied) {
    return failure instanceof SQLTransientException
            || failure instanceof SQLNonTransientConnectionException
        ? unavailable(failure, applied)
        : RepositoryException.defect("The database refused a statement", failure, applied);
  }

  private static RepositoryException unavailable(Exception failure, Applied applied) {
    return RepositoryException.unavailable(
        "The database was not ready in time", failure, applied, Duration.ofSeconds(1));
  }
}
