package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States are those of appendix A of PostgreSQL's manual. */
class SqlStatesTest {

  @ParameterizedTest
  @CsvSource({
    "40001, NOT_APPLIED, The database is too busy",
    "40P01, NOT_APPLIED, The database is too busy",
    "55P03, NOT_APPLIED, The database is too busy",
    "25006, NOT_WRITABLE, 'The database, or the transaction, takes no writes now'",
    "57014, OUT_OF_TIME, The statement took too long and was cancelled",
    "'',    IN_DOUBT,    The connection to the database was lost",
    "40003, IN_DOUBT,    The connection to the database was lost",
    "08000, IN_DOUBT,    The connection to the database was lost",
    "08006, IN_DOUBT,    The connection to the database was lost",
    "57P01, IN_DOUBT,    The connection to the database was lost",
    "57P03, IN_DOUBT,    The connection to the database was lost",
    "53100, NOT_APPLIED, 'The database is out of memory, locks, disk space or connections'",
    "53200, NOT_APPLIED, 'The database is out of memory, locks, disk space or connections'",
    "53300, NOT_APPLIED, 'The database is out of memory, locks, disk space or connections'",
    "40002, REFUSED,     The database refused a statement (SQLState 40002)",
    "42601, REFUSED,     The database refused a statement (SQLState 42601)",
    "42501, REFUSED,     The database refused a statement (SQLState 42501); grant its user the role"
        + " accounts_app",
    "3F000, REFUSED,     The database refused a statement (SQLState 3F000); bring its schema up to"
        + " date",
    "42883, REFUSED,     The database refused a statement (SQLState 42883); bring its schema up to"
        + " date",
    "22001, REFUSED,     The database refused a statement (SQLState 22001)",
    "23505, REFUSED,     The database refused a statement (SQLState 23505)",
    "28P01, REFUSED,     The database refused a statement (SQLState 28P01)",
    "UA002, REFUSED, Accounts are changed in READ COMMITTED transactions only; use that isolation"
        + " level",
    "57000, REFUSED,     The database refused a statement (SQLState 57000)",
    "XX000, REFUSED,     The database refused a statement (SQLState XX000)"
  })
  void everyStateHasAMeaningAndASentenceOfOurOwn(String state, FailureKind kind, String message) {
    assertThat(SqlStates.kind(state)).isEqualTo(kind);
    assertThat(SqlStates.message(state)).isEqualTo(message);
  }
}
