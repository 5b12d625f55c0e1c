import org.jspecify.annotations.NullMarked;

/** All that is declared rather than programmed: the API's contract, the schema, the deployment. */
@NullMarked
module dev.accounts.infra {
  requires static org.jspecify;
  requires transitive java.sql;

  exports dev.accounts.infra;
}
