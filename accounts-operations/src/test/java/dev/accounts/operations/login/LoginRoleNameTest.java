package dev.accounts.operations.login;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.sql.migration.SqlRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is refused before any database is asked. */
class LoginRoleNameTest {
  private static final SqlRunner UNASKED =
      statement -> {
        throw new AssertionError("asked: " + statement);
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a'",
        "a\"b",
        "A",
        "a$x$",
        "a:b",
        "1a",
        "pg_monitor",
        "rdsadmin",
        "accounts_app",
        ""
      })
  void aNameThatIsNoneOfAnApplicationIsRefused(String name) {
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> new LoginRole(UNASKED, name, "accounts_app"));
  }
}
