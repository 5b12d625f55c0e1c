package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DataApiCloseTest {
  private final TestDatabase database = TestPostgres.newDatabase();

  @Test
  void closingEndsEverythingThatIsUnderWay() throws SQLException {
    CompletableFuture<?> waiting;
    try (TestClient client = new TestClient(database.to(DataApiCluster::of))) {
      client.execute("CREATE TABLE rolled_back (id int)");
      client.executeIn(client.begin(), "INSERT INTO rolled_back VALUES (1)");
      client.standIn.calls().clear();
      client.standIn.next(Fault.BLACK_HOLE.before());
      waiting = CompletableFuture.runAsync(() -> client.execute("SELECT 1"));
      while (client.standIn.calls().count() == 0) {
        Thread.onSpinWait();
      }
      client.standIn.close();
      assertThatExceptionOfType(CompletionException.class).isThrownBy(waiting::join);
    }
    while (number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()") > 1) {
      Thread.onSpinWait();
    }
    assertThat(number("SELECT count(*) FROM rolled_back")).isZero();
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
