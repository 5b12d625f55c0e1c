package dev.accounts.spring;

import dev.accounts.jdbc.JdbcSchema;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Brings the schema up to date before the first call. Its scripts and its history are its own, so
 * the application's Flyway or Liquibase never meets them.
 */
final class SchemaAtStart implements InitializingBean {
  private final DataSource dataSource;
  private final AccountsProperties settings;

  SchemaAtStart(DataSource dataSource, AccountsProperties settings) {
    this.dataSource = dataSource;
    this.settings = settings;
  }

  @Override
  public void afterPropertiesSet() {
    new JdbcSchema(migrating(), settings.schemaName()).migrate();
  }

  /** The same database, as the user who may create. */
  private DataSource migrating() {
    String user = settings.migration().user();
    return user == null
        ? dataSource
        : DataSourceBuilder.derivedFrom(dataSource)
            .type(SimpleDriverDataSource.class)
            .username(user)
            .password(settings.migration().password())
            .build();
  }
}
