import org.jspecify.annotations.NullMarked;

/**
 * What every adapter for PostgreSQL has in common: statements, parameters and rows, all as text.
 */
@NullMarked
module dev.accounts.sql {
  requires static org.jspecify;
  requires transitive dev.accounts.domain;
  requires tools.jackson.core;

  exports dev.accounts.sql;
}
