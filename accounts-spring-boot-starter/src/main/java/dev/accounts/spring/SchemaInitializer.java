package dev.accounts.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/**
 * Puts the schema of the accounts among what initializes the database: before the application's own
 * Flyway, Liquibase or scripts, which may name the role {@code accounts_app}, and so before
 * everything that uses the database.
 */
final class SchemaInitializer extends AbstractBeansOfTypeDatabaseInitializerDetector {
  private static final int FIRST = 0;

  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(SchemaAtStart.class);
  }

  @Override
  public int getOrder() {
    return FIRST;
  }
}
