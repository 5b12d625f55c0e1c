package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.domain.Account;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.ConnectionPool;
import dev.accounts.sql.testing.Cut;
import dev.accounts.sql.testing.PostgresProxy;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The first request of a function signs in to the database, and its connection may end at any
 * message of that: the account is created once all the same.
 */
class CutFirstConnectionTest {
  private final TestDatabase database = TestPostgres.newDatabase();

  @Test
  void theFirstRequestSucceedsWhereverItsConnectionEnds() {
    try (PostgresProxy proxy = new PostgresProxy(database)) {
      String url =
          "jdbc:postgresql://%s:%d/%s".formatted(proxy.host(), proxy.port(), database.name());
      int message = 0;
      boolean isCut = true;
      while (isCut) {
        message++;
        Cut cut = new Cut(message, Cut.Moment.BEFORE, () -> {});
        proxy.cut(cut);
        try (HikariDataSource pool = pool(url)) {
          TestTenant tenant = new TestTenant(JdbcAccountRepository.over(pool));
          Account account = tenant.open("account");
          isCut = cut.end();
          assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(account);
        }
      }
      assertThat(message).as("messages of a sign-in and a call").isGreaterThan(20);
    }
  }

  private HikariDataSource pool(String url) {
    TestDatabase.Login login = database.applicationUser();
    return new ConnectionPool(Duration.ofMinutes(1))
        .to(new Settings.Storage.Jdbc(url, login.user(), login.password()));
  }
}
