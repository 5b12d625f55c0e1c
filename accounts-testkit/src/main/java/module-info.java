import org.jspecify.annotations.NullMarked;

/** The contract that every adapter passes, for tests of adapters. */
@NullMarked
module dev.accounts.testkit {
  requires static org.jspecify;
  requires transitive dev.accounts.domain;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires org.junit.jupiter.params;

  exports dev.accounts.testkit;
}
