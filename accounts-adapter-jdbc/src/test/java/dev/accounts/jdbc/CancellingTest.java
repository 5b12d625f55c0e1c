package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.ManualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A statement is cancelled, whatever a service has put around its driver. */
@Timeout(600)
class CancellingTest {
  private static final SqlCall SLOW =
      new SqlCall("SELECT CAST(pg_sleep(60) AS text) AS slept", Map.of(), true);

  private final DataSource database = TestPostgres.newDatabase().asApplication();

  @Test
  void ofTheDriverItself() {
    assertCancelled(database::getConnection);
  }

  @Test
  void ofAWrapperThatDoesNotSayWhatItWraps() {
    assertCancelled(() -> wrapped(Connection.class, database.getConnection()));
  }

  /**
   * The caller's own time stands still, so nothing but the request to cancel ends the statement.
   */
  private static void assertCancelled(ConnectionFactory connections) {
    PooledTransport transport = new PooledTransport(Jdbi.create(connections));
    Deadline deadline = Deadline.in(Duration.ofMillis(1_100), new ManualTime());
    assertThatExceptionOfType(AttemptFailed.class)
        .isThrownBy(() -> transport.run(SLOW, deadline))
        .returns(FailureKind.UNREACHABLE, AttemptFailed::kind);
  }

  private static <T> T wrapped(Class<T> type, T wrapped) {
    return type.cast(
        Proxy.newProxyInstance(
            CancellingTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("unwrap")) {
                throw new SQLException("This is no wrapper");
              }
              try {
                Object result = method.invoke(wrapped, arguments);
                return result instanceof PreparedStatement statement
                    ? wrapped(PreparedStatement.class, statement)
                    : result;
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            }));
  }
}
