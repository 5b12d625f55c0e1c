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
import org.junit.jupiter.api.Test;

/** The pool of the function adds no round trip of its own. */
class OneRoundTripTest {

  @Test
  void aRequestAfterAPauseIsOneRoundTrip() throws InterruptedException {
    TestDatabase database = TestPostgres.newDatabase();
    TestDatabase.Login login = database.applicationUser();
    try (PostgresProxy proxy = new PostgresProxy(database)) {
      String url =
          "jdbc:postgresql://%s:%d/%s".formatted(proxy.host(), proxy.port(), database.name());
      var pool =
          ConnectionPool.OF_THE_SERVICE.to(
              new Settings.Storage.Jdbc(url, login.user(), login.password()));
      var repository = JdbcAccountRepository.over(pool);
      Caller caller = Caller.of("tenant", "tester");
      repository.list(caller, ListQuery.of(AccountFilter.ALL).limitedTo(1));
      int before = proxy.roundTrips();
      Thread.sleep(600); // by the pool's own clock; its default is to look after half a second
      repository.list(caller, ListQuery.of(AccountFilter.ALL).limitedTo(1));
      assertThat(proxy.roundTrips() - before).isEqualTo(1);
    }
  }
}
