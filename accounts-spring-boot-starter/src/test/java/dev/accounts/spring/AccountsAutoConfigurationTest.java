package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** What an application gets from the starter, and how it changes that. */
class AccountsAutoConfigurationTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();
  private static final String DATA_SOURCES =
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration";
  private static final NewAccount CASH = NewAccount.domestic("EUR", Details.named("Cash"));

  @Test
  void theSpringBootUnderTestIsTheOneThatTheBuildNames() {
    assertThat(SpringBootVersion.getVersion())
        .isEqualTo(System.getProperty("accounts.test.spring-boot"));
  }

  @Test
  void anEmptyDatabaseGetsTheSchemaFromTheUserWhoMayCreateIt() throws SQLException {
    TestDatabase empty = withoutSchema();
    empty
        .to((host, port, name, owner, ownerPassword, user, password) ->
            TestApplication.on(empty)
                .withPropertyValues(
                    "accounts.migration.user=" + owner,
                    "accounts.migration.password=" + ownerPassword))
        .run(context -> {
          Accounts accounts = context.getBean(Accounts.class);
          Account cash = accounts.open(ada(), CASH);
          assertThat(accounts.get(ada(), cash.id())).isEqualTo(cash);
          assertThat(health(context.getBean("accountsHealthIndicator"))).isEqualTo("UP");
        });
  }

  @Test
  void theSchemaIsTheOneThatTheApplicationNames() {
    application()
        .withPropertyValues("accounts.schema=elsewhere", "accounts.migration.enabled=false")
        .run(context -> {
          assertThat(health(context.getBean("accountsHealthIndicator"))).isEqualTo("DOWN");
          assertThatExceptionOfType(RepositoryException.class)
              .isThrownBy(() -> context.getBean(Accounts.class).open(ada(), CASH));
        });
    DATABASE
        .to((host, port, name, owner, ownerPassword, user, password) ->
            TestApplication.on(DATABASE)
                .withPropertyValues(
                    "accounts.schema=ledger",
                    "accounts.migration.user=" + owner,
                    "accounts.migration.password=" + ownerPassword))
        .run(context -> {
          Accounts accounts = context.getBean(Accounts.class);
          Account cash = accounts.open(ada(), CASH);
          assertThat(accounts.get(ada(), cash.id())).isEqualTo(cash);
          application()
              .run(other ->
                  assertThatExceptionOfType(Refusal.NotFound.class)
                      .isThrownBy(() -> other.getBean(Accounts.class).get(ada(), cash.id())));
        });
  }

  @Test
  void aNameThatNoSchemaCanHaveIsRefusedAtTheStart() {
    application()
        .withPropertyValues("accounts.schema=x; DROP SCHEMA accounts")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("small letters, digits and underscores"));
  }

  @Test
  void withoutTheMigrationTheHealthSaysThatTheSchemaIsNotThere() throws SQLException {
    TestApplication.on(withoutSchema())
        .withPropertyValues("accounts.migration.enabled=false")
        .run(context -> {
          assertThat(context).doesNotHaveBean(SchemaAtStart.class);
          assertThat(health(context.getBean("accountsHealthIndicator"))).isEqualTo("DOWN");
        });
  }

  @Test
  void aRepositoryOfTheApplicationTakesTheStartersPlace() {
    AccountRepository own = new InMemoryAccountRepository();
    application()
        .withBean(AccountRepository.class, () -> own)
        .run(context -> assertThat(context.getBean(AccountRepository.class)).isSameAs(own));
  }

  @Test
  void anApplicationWithoutADataSourceStartsWithoutAccounts() {
    new ApplicationContextRunner()
        .withUserConfiguration(TestApplication.class)
        .withPropertyValues("spring.autoconfigure.exclude=" + DATA_SOURCES)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Accounts.class));
  }

  @Test
  void timeIsThatOfTheApplicationsClock() {
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    application()
        .withBean(Clock.class, () -> Clock.fixed(then, ZoneOffset.UTC))
        .run(context ->
            assertThat(context.getBean(Accounts.class).open(ada(), CASH).created().at())
                .isEqualTo(then));
  }

  @Test
  void eachCallIsTimedByItsOutcome() {
    application()
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(context -> {
          Accounts accounts = context.getBean(Accounts.class);
          accounts.open(ada(), CASH);
          AccountId unknown = new AccountId(new UUID(1, 1));
          assertThatExceptionOfType(Refusal.NotFound.class)
              .isThrownBy(() -> accounts.delete(ada(), unknown, Version.FIRST));
          MeterRegistry registry = context.getBean(MeterRegistry.class);
          assertThat(count(registry, "create", "success", "none")).isEqualTo(1);
          assertThat(count(registry, "change", "refused", "NotFound")).isEqualTo(1);
        });
  }

  private static Caller ada() {
    return Caller.of("acme", "ada");
  }

  private static long count(MeterRegistry registry, String call, String outcome, String exception) {
    return registry
        .get("accounts.calls")
        .tags("call", call, "outcome", outcome, "exception", exception)
        .timer()
        .count();
  }

  private static ApplicationContextRunner application() {
    return TestApplication.on(DATABASE).withPropertyValues("accounts.migration.enabled=false");
  }

  /** The class of a health is another one in Spring Boot 3. */
  private static Object health(Object indicator) throws ReflectiveOperationException {
    Method health =
        ClassUtils.getPubliclyAccessibleMethodIfPossible(
            indicator.getClass().getMethod("health"), null);
    return assertThat(health.invoke(indicator)).extracting("status.code").actual();
  }

  private static TestDatabase withoutSchema() throws SQLException {
    TestDatabase database = TestPostgres.newDatabase();
    try (Connection connection = database.asOwner().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA accounts CASCADE");
    }
    return database;
  }
}
