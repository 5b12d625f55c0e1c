package dev.accounts.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Metrics, where the application has any. */
@AutoConfiguration(
    before = AccountsAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(MeterRegistry.class)
final class AccountsMetricsAutoConfiguration {

  @Bean
  @ConditionalOnBean(MeterRegistry.class)
  CallMetrics accountsMetrics(MeterRegistry registry) {
    return new CallMetrics(registry);
  }
}
