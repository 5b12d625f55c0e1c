import org.jspecify.annotations.NullMarked;

/** The RDS Data API in front of any PostgreSQL, with faults on demand. */
@NullMarked
module dev.accounts.standin {
  requires static org.jspecify;
  requires java.sql;
  requires jdk.httpserver;
  requires org.postgresql.jdbc;
  requires tools.jackson.databind;

  exports dev.accounts.standin;
}
