package dev.accounts.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.accounts.application.port.Deadline;
import dev.accounts.sql.SqlCall;
import dev.accounts.sql.SqlDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaNameTest {
  private static final SchemaName ORDER = new SchemaName("order");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ledger",
        "pg_ledger",
        "1st",
        "a-b",
        "a.b",
        "x; DROP TABLE y",
        "public",
        "information_schema",
        "a234567890123456789012345678901234567890123456789012345678901234"
      })
  void aNameOfOtherCharactersIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SchemaName(name))
        .withMessageContaining("small letters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "order",
        "publication",
        "accounts_2",
        "a23456789012345678901234567890123456789012345678901234567890123"
      })
  void aNameIsWhatTheSchemaIsCalled(String name) {
    assertThat(new SchemaName(name)).hasToString(name);
  }

  @Test
  void onlyTheSchemaIsRenamed() {
    assertThat(
            Stream.of(
                "SELECT * FROM accounts.account a, x.accounts.y",
                "GRANT USAGE ON SCHEMA accounts TO accounts_app",
                "CREATE SCHEMA IF NOT EXISTS accounts;",
                "PERFORM set_config('accounts.erasing', 'on', true)",
                "SET accounts = accounts + 1, by = 'accounts', lock = 'accounts/tree/'"))
        .extracting(statement -> ORDER.in((SqlRunner) List::of).run(statement).getFirst())
        .containsExactly(
            "SELECT * FROM \"order\".account a, x.accounts.y",
            "GRANT USAGE ON SCHEMA \"order\" TO accounts_app",
            "CREATE SCHEMA IF NOT EXISTS \"order\";",
            "PERFORM set_config('order.erasing', 'on', true)",
            "SET accounts = accounts + 1, by = 'accounts', lock = 'accounts/tree/'");
  }

  @Test
  void aCallIsTheSameButForTheSchema() {
    List<Map<String, String>> rows = List.of(Map.of("column", "value"));
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    List<SqlCall> calls = new ArrayList<>();
    SqlDatabase database =
        ORDER.in((call, until) -> {
          assertThat(until).isSameAs(deadline);
          calls.add(call);
          return rows;
        });
    Map<String, Optional<String>> parameters =
        Map.of("name", Optional.of("accounts.account"), "none", Optional.empty());
    for (boolean writes : new boolean[] {true, false}) {
      SqlCall call = new SqlCall("SELECT accounts.f(:name, :none)", parameters, writes);
      assertThat(database.run(call, deadline)).isEqualTo(rows);
      assertThat(calls.getLast())
          .isEqualTo(new SqlCall("SELECT \"order\".f(:name, :none)", parameters, writes));
    }
  }

  @Test
  void theUsualSchemaNeedsNoOtherStatements() {
    SqlDatabase database = (call, deadline) -> List.of();
    SqlRunner runner = List::of;
    assertThat(SchemaName.DEFAULT.in(database)).isSameAs(database);
    assertThat(SchemaName.DEFAULT.in(runner)).isSameAs(runner);
  }
}
