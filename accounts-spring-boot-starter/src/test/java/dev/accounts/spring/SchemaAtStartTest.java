package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Who makes the schema, where, how and when. */
class SchemaAtStartTest {
  private static final String ELSEWHERE = "accounts.migration.enabled=false";

  private final TestDatabase empty = withoutSchema();

  @Test
  void theUserOfTheMigrationSignsInWithTheTlsSettingsOfThePool() {
    asOwner(TestApplication.on(empty))
        .withPropertyValues("spring.datasource.hikari.data-source-properties.sslmode=verify-full")
        .run(context -> {
          assertThat(context.getStartupFailure())
              .hasStackTraceContaining("The server does not support SSL");
          assertThat(isThere(empty)).isFalse();
        });
  }

  @Test
  void aPoolOfAnyKindSignsInAsTheUserOfTheMigration() throws SQLException {
    try (HikariDataSource byUrl = TestApplication.pool(empty, 1);
        HikariDataSource byObject = new HikariDataSource();
        HikariDataSource byClass = new HikariDataSource()) {
      byObject.setDataSource(empty.asApplication());
      byClass.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
      byClass.addDataSourceProperty("serverName", empty.host());
      byClass.addDataSourceProperty("portNumber", empty.port());
      byClass.addDataSourceProperty("databaseName", empty.name());
      for (DataSource dataSource :
          new DataSource[] {
            byUrl,
            byObject,
            byClass,
            new LazyConnectionDataSourceProxy(byUrl),
            new TransactionAwareDataSourceProxy(byUrl),
            empty.asApplication()
          }) {
        dropSchema(empty);
        new SchemaAtStart(dataSource, owner()).afterPropertiesSet();
        assertThat(isThere(empty)).isTrue();
      }
    }
  }

  @Test
  void aUserInTheUrlIsNamedAsTheReason() {
    asOwner(new ApplicationContextRunner().withUserConfiguration(TestApplication.class))
        .withPropertyValues(
            "spring.datasource.url=jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(
                    empty.host(),
                    empty.port(),
                    empty.name(),
                    empty.applicationUser().user(),
                    empty.applicationUser().password()))
        .run(context ->
            assertThat(context.getStartupFailure())
                .hasStackTraceContaining("out of spring.datasource.url"));
  }

  @Test
  void aDriverMayTakeTheIdOfASecretForTheUser() throws SQLException {
    Driver secrets = new SecretsDriver(Map.of("secret-of-the-owner", empty.owner()));
    DriverManager.registerDriver(secrets);
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(
          SecretsDriver.SCHEME
              + ":postgresql://%s:%d/%s".formatted(empty.host(), empty.port(), empty.name()));
      AccountsProperties.Migration migration =
          new AccountsProperties.Migration(true, "secret-of-the-owner", null);
      new SchemaAtStart(pool, new AccountsProperties("accounts", migration)).afterPropertiesSet();
      assertThat(isThere(empty)).isTrue();
    } finally {
      DriverManager.deregisterDriver(secrets);
    }
  }

  @Test
  void aConnectionThatIsBrokenIsGivenBack() {
    AtomicInteger closed = new AtomicInteger();
    DataSource broken =
        new DelegatingDataSource(empty.asApplication()) {
          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            Connection connection = empty.asOwner().getConnection();
            connection.close();
            return (Connection)
                Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                      if (method.getName().equals("close")) {
                        closed.incrementAndGet();
                      }
                      try {
                        return method.invoke(connection, arguments);
                      } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                      }
                    });
          }
        };
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> new SchemaAtStart(broken, owner()).afterPropertiesSet());
    assertThat(closed).hasPositiveValue();
  }

  @Test
  void aDataSourceThatCannotSignInAsAnotherUserIsRefusedWithWhatToDo() {
    assertRefused((user, password) -> {
      throw new UnsupportedOperationException();
    });
    assertRefused((user, password) -> empty.asApplication());
  }

  private void assertRefused(BiFunction<String, String, DataSource> signingIn) {
    DataSource stubborn =
        new DelegatingDataSource(empty.asApplication()) {
          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            return signingIn.apply(user, password).getConnection();
          }
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new SchemaAtStart(stubborn, owner()).afterPropertiesSet())
        .withMessageContaining(ELSEWHERE)
        .withMessageContaining("JdbcSchema");
  }

  @Test
  void aUserWhoMayNotCreateLearnsWhichSettingsHelp() {
    TestApplication.on(TestPostgres.newDatabase())
        .run(context ->
            assertThat(context.getStartupFailure())
                .hasStackTraceContaining(ELSEWHERE)
                .hasStackTraceContaining("accounts.migration.user"));
  }

  @Test
  void aRepositoryOfTheApplicationHasItsSchemaElsewhere() {
    asOwner(TestApplication.on(empty))
        .withBean(AccountRepository.class, InMemoryAccountRepository::new)
        .run(context -> {
          assertThat(context).hasNotFailed().doesNotHaveBean(SchemaAtStart.class);
          assertThat(isThere(empty)).isFalse();
        });
  }

  @Test
  void anApplicationWithTwoRepositoriesStarts() {
    TestApplication.on(empty)
        .withBean("north", AccountRepository.class, InMemoryAccountRepository::new)
        .withBean("south", AccountRepository.class, InMemoryAccountRepository::new)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Accounts.class));
  }

  @Test
  void scriptsOfTheApplicationRunAfterTheMigration() {
    asOwner(TestApplication.on(empty))
        .withUserConfiguration(Reports.class)
        .withPropertyValues(
            "spring.sql.init.mode=always",
            "spring.sql.init.username=" + empty.owner().user(),
            "spring.sql.init.password=" + empty.owner().password(),
            "spring.sql.init.schema-locations=classpath:uses-accounts.sql")
        .run(context -> assertThat(context).hasNotFailed());
  }

  /** Is made before any bean of the starter, and takes what initializes the database along. */
  @Configuration(proxyBeanMethods = false)
  static class Reports {
    @Bean
    Object reports(JdbcTemplate database) {
      return database;
    }
  }

  private AccountsProperties owner() {
    return new AccountsProperties(
        "accounts",
        new AccountsProperties.Migration(true, empty.owner().user(), empty.owner().password()));
  }

  private ApplicationContextRunner asOwner(ApplicationContextRunner application) {
    return application.withPropertyValues(
        "accounts.migration.user=" + empty.owner().user(),
        "accounts.migration.password=" + empty.owner().password());
  }

  private static TestDatabase withoutSchema() {
    TestDatabase database = TestPostgres.newDatabase();
    dropSchema(database);
    return database;
  }

  private static void dropSchema(TestDatabase database) {
    new JdbcTemplate(database.asOwner()).execute("DROP SCHEMA IF EXISTS accounts CASCADE");
  }

  private static boolean isThere(TestDatabase database) {
    return Boolean.TRUE.equals(
        new JdbcTemplate(database.asOwner())
            .queryForObject("SELECT to_regnamespace('accounts') IS NOT NULL", Boolean.class));
  }
}
