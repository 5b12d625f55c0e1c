package dev.accounts.spring;

import dev.accounts.jdbc.JdbcSchema;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.util.ClassUtils;

/**
 * Brings the schema up to date before the first call. Its scripts and its history are its own, so
 * the application's Flyway or Liquibase never meets them.
 */
final class SchemaAtStart implements InitializingBean {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final DataSource dataSource;
  private final AccountsProperties settings;

  SchemaAtStart(DataSource dataSource, AccountsProperties settings) {
    this.dataSource = dataSource;
    this.settings = settings;
  }

  @Override
  public void afterPropertiesSet() {
    try {
      migrate();
    } catch (IllegalStateException refused) {
      throw isForLackOfARight(refused)
          ? new IllegalStateException(
              "This database user may not bring the schema of the accounts up to date; set"
                  + " accounts.migration.user and accounts.migration.password to one who may, or"
                  + " accounts.migration.enabled=false where the schema is migrated elsewhere.",
              refused)
          : refused;
    }
  }

  private static boolean isForLackOfARight(IllegalStateException refused) {
    return refused.getCause() instanceof SQLException failure
        && INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState());
  }

  private void migrate() {
    String user = settings.migration().user();
    if (user == null) {
      migrate(dataSource);
    } else if (isHikari()) {
      HikariAsUser.run(dataSource, user, settings.migration().password(), this::migrate);
    } else {
      migrate(DataSourceAsUser.of(dataSource, user, settings.migration().password()));
    }
  }

  private void migrate(DataSource as) {
    new JdbcSchema(as, settings.schemaName()).migrate();
  }

  private boolean isHikari() {
    return ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", getClass().getClassLoader())
        && HikariAsUser.isPool(dataSource);
  }
}
