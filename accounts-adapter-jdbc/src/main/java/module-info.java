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
  // JDBI needs these, and cannot say so without a descriptor of its own
  requires io.leangen.geantyref;
  requires org.slf4j;

  exports dev.accounts.jdbc;
}
