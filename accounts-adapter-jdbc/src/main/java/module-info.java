import org.jspecify.annotations.NullMarked;

/** Keeps accounts in PostgreSQL over JDBC. */
@NullMarked
module dev.accounts.jdbc {
  requires static org.jspecify;
  requires transitive dev.accounts.domain;
  requires transitive dev.accounts.sql;
  requires transitive java.sql;
  requires org.jdbi.v3.core;
  requires org.jdbi.v3.postgres;

  exports dev.accounts.jdbc;
}
