import org.jspecify.annotations.NullMarked;

/** Keeps accounts in Aurora PostgreSQL over the RDS Data API. */
@NullMarked
module dev.accounts.dataapi {
  requires static org.jspecify;
  requires transitive dev.accounts.domain;
  requires transitive dev.accounts.sql;
  requires transitive software.amazon.awssdk.services.rdsdata;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.retries;
  // the SDK needs it, and cannot say so without a descriptor of its own
  requires org.slf4j;

  exports dev.accounts.dataapi;
}
