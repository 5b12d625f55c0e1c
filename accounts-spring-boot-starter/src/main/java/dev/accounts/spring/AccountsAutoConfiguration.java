package dev.accounts.spring;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.sql.CallReport;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The use cases, and the accounts in the application's primary data source. Boot 3 and Boot 4 keep
 * their own configurations in other packages, so both names of each stand here.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
@ConditionalOnClass(DataSourceUtils.class)
@EnableConfigurationProperties(AccountsProperties.class)
final class AccountsAutoConfiguration {

  /** An application that makes its repository itself has the schema wherever that is. */
  @Bean
  @ConditionalOnSingleCandidate(DataSource.class)
  @ConditionalOnMissingBean({AccountRepository.class, SchemaAtStart.class})
  @ConditionalOnProperty(name = "accounts.migration.enabled", matchIfMissing = true)
  SchemaAtStart accountsSchema(DataSource dataSource, AccountsProperties settings) {
    return new SchemaAtStart(dataSource, settings);
  }

  @Bean
  CurrentTransaction accountsCurrentTransaction() {
    return new CurrentTransaction();
  }

  /** After the migration, so that no call meets an old schema. */
  @Bean
  @ConditionalOnSingleCandidate(DataSource.class)
  @ConditionalOnMissingBean
  AccountRepository accountRepository(
      DataSource dataSource,
      AccountsProperties settings,
      ObjectProvider<SchemaAtStart> schema,
      ObjectProvider<CallObserver> observer,
      ObjectProvider<CallReport.Listener> listeners,
      ApplicationEventPublisher publisher) {
    schema.getIfAvailable();
    return new ObservedAccountRepository(
        TransactionalAccounts.in(
            dataSource, Aside.each(listeners::orderedStream), settings.schemaName()),
        observer.getIfAvailable(() -> CallObserver.NONE),
        new Announcements(publisher));
  }

  /** The use cases, by the application's clock if it has one; conditions are read in this order. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSingleCandidate(AccountRepository.class)
  Accounts accounts(AccountRepository accountRepository, ObjectProvider<Clock> clock) {
    return new Accounts(accountRepository, clock.getIfUnique(Clock::systemUTC));
  }
}
