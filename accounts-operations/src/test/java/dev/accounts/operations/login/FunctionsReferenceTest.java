package dev.accounts.operations.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.rest.reference.ReferencePage;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the database's functions has each of them, and the migration that it is from. */
final class FunctionsReferenceTest {
  private static final String MIGRATIONS =
      "../../accounts-sql/src/main/resources/dev/accounts/sql/migration/";
  private static final Pattern DEFINITION =
      Pattern.compile("CREATE (?:OR REPLACE )?FUNCTION accounts\\.(\\w+)");
  private static final String FUNCTIONS =
      """
      SELECT p.proname || ' ' || CASE
        WHEN t.tgfoid IS NOT NULL THEN 'a trigger'
        WHEN has_function_privilege('accounts_app', p.oid, 'EXECUTE') THEN 'the application'
        WHEN has_function_privilege('accounts_relay', p.oid, 'EXECUTE') THEN 'the relay'
        ELSE 'other functions, and the owner' END
      FROM pg_proc p LEFT JOIN (SELECT DISTINCT tgfoid FROM pg_trigger) t ON t.tgfoid = p.oid
      WHERE p.pronamespace = 'accounts'::regnamespace ORDER BY p.proname
      """;

  @Test
  void thePageHasEveryFunctionOfTheDatabase() throws SQLException {
    Map<String, String> definedIn = definedIn();
    List<String> rows =
        functions().stream().map(each -> row(each.split(" ", 2), definedIn)).toList();

    assertThat(rows).hasSizeGreaterThan(30);
    ReferencePage.check(
        "database-functions.md",
        "Functions of the database",
        """
        The application and the relay reach the schema `accounts` by functions only. A migration that changes a function has its
        whole text, so the place to read it is the newest one. "The application" is the role `accounts_app`, "the relay" `accounts_relay`.

        | function | called by | text in |
        |---|---|---|
        %s
        """
            .formatted(String.join("\n", rows)));
  }

  private static String row(String[] function, Map<String, String> definedIn) {
    String file = definedIn.get(function[0]);
    assertThat(file).as(function[0]).isNotNull();
    String place = "[V%s](%s)".formatted(file.substring(1, file.indexOf("__")), MIGRATIONS + file);
    return "| `%s` | %s | %s |".formatted(function[0], function[1], place);
  }

  private static List<String> functions() throws SQLException {
    try (Connection connection = TestPostgres.newDatabase().asOwner().getConnection()) {
      return SqlRunner.on(connection).run(FUNCTIONS).stream().distinct().toList();
    }
  }

  /** The file of the last migration that defines a function, by the function's name. */
  private static Map<String, String> definedIn() {
    Map<String, String> files = new HashMap<>();
    for (Migration migration : Migration.all()) {
      Matcher definition = DEFINITION.matcher(migration.script());
      while (definition.find()) {
        files.put(
            definition.group(1), "V%d__%s.sql".formatted(migration.version(), migration.name()));
      }
    }
    return files;
  }
}
