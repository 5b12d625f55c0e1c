package dev.accounts.spring;

import dev.accounts.application.port.AccountRepository;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Health as Spring Boot 3 has it. */
@AutoConfiguration(after = AccountsAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
final class AccountsHealthInBoot3AutoConfiguration {

  @Bean
  @ConditionalOnSingleCandidate(AccountRepository.class)
  @ConditionalOnProperty(name = "management.health.accounts.enabled", matchIfMissing = true)
  HealthIndicator accountsHealthIndicator(AccountRepository accountRepository) {
    ReadinessCheck check = new ReadinessCheck(accountRepository);
    return () -> check.run().map(Health::down).orElseGet(Health::up).build();
  }
}
