package dev.accounts.spring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/** The pool of the application once more, for another user: with its TLS and all other settings. */
final class HikariAsUser {
  /** The driver prefers the user in its URL to the one that the pool names. */
  private static final String OTHER_USER =
      "The pool does not sign in as accounts.migration.user; take the user and the password"
          + " out of spring.datasource.url, and set spring.datasource.username and"
          + " spring.datasource.password.";

  /** What the URLs of drivers begin with for which the user is a user of the database. */
  private static final String JDBC = "jdbc:";

  private HikariAsUser() {}

  /** Whether this is such a pool, or a proxy of one. */
  static boolean isPool(DataSource dataSource) {
    return unwrapped(dataSource) != null;
  }

  /** Uses a pool of one connection, which is closed afterwards. */
  static void run(
      DataSource pool, String user, @Nullable String password, Consumer<DataSource> work) {
    HikariConfig settings = new HikariConfig();
    HikariDataSource original = unwrapped(pool);
    if (original != null) {
      original.copyStateTo(settings);
    }
    settings.setPoolName("accounts-migration");
    settings.setRegisterMbeans(false);
    settings.setMinimumIdle(0);
    settings.setMaximumPoolSize(1);
    settings.setUsername(user);
    settings.setPassword(password);
    try (HikariDataSource own = new HikariDataSource(settings)) {
      work.accept(
          isForUsers(settings) ? new DataSourceAsUser(own::getConnection, user, OTHER_USER) : own);
    }
  }

  /** For a URL such as {@code jdbc-secretsmanager:…} the user is the id of a secret. */
  private static boolean isForUsers(HikariConfig settings) {
    String url = settings.getJdbcUrl();
    return url == null || url.startsWith(JDBC);
  }

  private static @Nullable HikariDataSource unwrapped(DataSource dataSource) {
    return DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
  }
}
