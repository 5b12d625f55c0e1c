import org.jspecify.annotations.NullMarked;

/**
 * All that is PostgreSQL, however it is reached: the schema's migrations and the port in terms of
 * the schema's functions.
 */
@NullMarked
module dev.accounts.sql {
  requires static org.jspecify;
  requires transitive dev.accounts.domain;
  requires transitive java.sql;
  requires tools.jackson.core;

  exports dev.accounts.sql;
  exports dev.accounts.sql.migration;
}
