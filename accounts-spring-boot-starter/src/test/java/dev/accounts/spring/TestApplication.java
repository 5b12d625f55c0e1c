package dev.accounts.spring;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.sql.testing.TestDatabase;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** An application that configures nothing but its data source. */
@EnableAutoConfiguration
class TestApplication {

  /** As the application's user, who may not change the schema. */
  static ApplicationContextRunner on(TestDatabase database) {
    return new ApplicationContextRunner()
        .withUserConfiguration(TestApplication.class)
        .withPropertyValues(
            database.to((host, port, name, owner, ownerPassword, user, password) ->
                new String[] {
                  "spring.datasource.url=" + url(host, port, name),
                  "spring.datasource.username=" + user,
                  "spring.datasource.password=" + password,
                }));
  }

  /** The pool that such an application has. */
  static HikariDataSource pool(TestDatabase database, int size) {
    HikariDataSource pool = new HikariDataSource();
    database.to((host, port, name, owner, ownerPassword, user, password) -> {
      pool.setJdbcUrl(url(host, port, name));
      pool.setUsername(user);
      pool.setPassword(password);
      return name;
    });
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(60_000);
    return pool;
  }

  /** A manager as Spring Boot makes it, with the listeners that are beans. */
  static JdbcTransactionManager manager(DataSource dataSource) {
    JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
    manager.addListener(new CurrentTransaction());
    return manager;
  }

  private static String url(String host, int port, String name) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }
}
