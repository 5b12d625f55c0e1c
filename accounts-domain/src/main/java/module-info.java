import org.jspecify.annotations.NullMarked;

/** The accounts themselves: rules, use cases, the port and its in-memory adapter. */
@NullMarked
@SuppressWarnings("module") // those that may see the forms of texts are built after this one
module dev.accounts.domain {
  requires static org.jspecify;

  exports dev.accounts.domain;
  exports dev.accounts.domain.chart;
  exports dev.accounts.domain.past;
  exports dev.accounts.domain.text to
      dev.accounts.rest,
      dev.accounts.sql;
  exports dev.accounts.application;
  exports dev.accounts.application.chart;
  exports dev.accounts.application.port;
  exports dev.accounts.inmemory;
}
