package dev.accounts.lambda;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.ConnectionPool;
import dev.accounts.sql.testing.SwitchUnderLoad;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pool of the function while its database takes no writes for a time. */
class ReadOnlyDatabaseTest {

  @Test
  @Timeout(600)
  void writesOfManyAreRefusedWhileItLastsAndGoOnAfterwards() throws InterruptedException {
    TestDatabase database = TestPostgres.newDatabase();
    TestDatabase.Login login = database.applicationUser();
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    try (HikariDataSource pool =
        new ConnectionPool(Duration.ofMinutes(1))
            .to(new Settings.Storage.Jdbc(url, login.user(), login.password()))) {
      SwitchUnderLoad.check(database, JdbcAccountRepository.over(pool), () -> {});
    }
  }
}
