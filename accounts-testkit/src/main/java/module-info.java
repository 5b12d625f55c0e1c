import org.jspecify.annotations.NullMarked;

/** The contract that every adapter passes, for tests of adapters. */
@NullMarked
module dev.accounts.testkit {
  requires static org.jspecify;
  requires transitive dev.accounts.domain;
  requires transitive org.junit.jupiter.api;
  requires transitive org.assertj.core;
  requires org.junit.jupiter.params;

  exports dev.accounts.testkit;
  exports dev.accounts.testkit.fixture;
  exports dev.accounts.testkit.past;
  exports dev.accounts.testkit.reads;
  exports dev.accounts.testkit.writes;
}
