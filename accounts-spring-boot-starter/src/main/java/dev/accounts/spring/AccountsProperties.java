package dev.accounts.spring;

import dev.accounts.sql.migration.SchemaName;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set, below {@code accounts}.
 *
 * @param schema the schema that the accounts are in
 */
@ConfigurationProperties("accounts")
record AccountsProperties(
    @DefaultValue("accounts") String schema, @DefaultValue Migration migration) {

  /** The schema, if its name can be one. */
  SchemaName schemaName() {
    return new SchemaName(schema);
  }

  /**
   * How the schema is brought up to date.
   *
   * @param enabled whether the application does it when it starts
   * @param user who does it, when it is not the user of the data source
   * @param password the password of that user
   */
  record Migration(
      @DefaultValue("true") boolean enabled, @Nullable String user, @Nullable String password) {

    /** Without the password, which would otherwise reach a log with the rest. */
    @Override
    public String toString() {
      return "Migration[enabled=" + enabled + ", user=" + user + "]";
    }
  }
}
