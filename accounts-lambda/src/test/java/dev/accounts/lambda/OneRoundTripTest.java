package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.ListQuery;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.ConnectionPool;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool of the function adds no round trip of its own. */
class OneRoundTripTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final PostgresProxy proxy = new PostgresProxy(database);

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void theFirstRequestIsOneRoundTripAfterSigningIn() {
    list(pool(""));
    assertThat(proxy.roundTrips()).isEqualTo(1);
  }

  @Test
  void aRequestAfterAPauseIsOneRoundTrip() throws InterruptedException {
    DataSource pool = pool("");
    list(pool);
    int before = proxy.roundTrips();
    Thread.sleep(600); // by the pool's own clock; its default is to look after half a second
    list(pool);
    assertThat(proxy.roundTrips() - before).isEqualTo(1);
  }

  @Test
  void theServerKnowsTheApplicationByTheNameInTheUrlOrOurs() throws SQLException {
    assertThat(applicationName(pool(""))).isEqualTo("accounts");
    assertThat(applicationName(pool("?ApplicationName=other"))).isEqualTo("other");
  }

  private DataSource pool(String parameters) {
    TestDatabase.Login login = database.applicationUser();
    String url =
        "jdbc:postgresql://%s:%d/%s%s"
            .formatted(proxy.host(), proxy.port(), database.name(), parameters);
    return new ConnectionPool(Duration.ofMinutes(1))
        .to(new Settings.Storage.Jdbc(url, login.user(), login.password()));
  }

  private static void list(DataSource pool) {
    JdbcAccountRepository.over(pool)
        .list(Caller.of("tenant", "tester"), ListQuery.of(AccountFilter.ALL).limitedTo(1));
  }

  private static String applicationName(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet name = statement.executeQuery("SHOW application_name")) {
      name.next();
      return name.getString(1);
    }
  }
}
