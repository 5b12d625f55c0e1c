/** An application on the module path, which needs no options. */
module register {
  requires dev.accounts.jdbc;
  // PostgreSQL's data source needs it, and cannot say so without a descriptor of its own
  requires java.naming;
  requires org.postgresql.jdbc;
}
