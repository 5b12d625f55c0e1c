package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedParametersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT CAST(:tenant AS text)",
        ":a",
        "SELECT * FROM \"order\".f(:a, :b)",
        "f(:a, :a,:b2)\n  WHERE x=:camelCase AND y[1] < :under_score"
      })
  void itFindsWhatTheParserOfTheLibraryFinds(String statement) {
    ParsedSql found = NamedParameters.in(statement);
    ParsedSql expected = new ColonPrefixSqlParser().parse(statement, null);
    assertThat(found.getSql()).isEqualTo(expected.getSql());
    assertThat(found.getParameters()).isEqualTo(expected.getParameters());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'a:b'", "x::text", "a ? b", ": a", "$$:a$$", "-- :a", "/* :a */", "\":a\""})
  void itRefusesWhatOnlyAWholeGrammarUnderstands(String statement) {
    assertThatIllegalArgumentException().isThrownBy(() -> NamedParameters.in(statement));
  }
}
