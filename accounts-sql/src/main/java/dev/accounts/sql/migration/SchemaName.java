package dev.accounts.sql.migration;

import dev.accounts.sql.SqlCall;
import dev.accounts.sql.SqlDatabase;
import java.util.regex.Pattern;

/**
 * The schema that the accounts are in. Every statement, and every script, names the schema {@code
 * accounts}; for another one the name is replaced where statements are sent, so that a migration
 * stays what its checksum says. It is sent in quotes, so that it may be a word of SQL.
 *
 * @param name 1 to 63 small letters, digits and underscores, a letter first
 */
public record SchemaName(String name) {
  private static final Pattern VALID =
      Pattern.compile("(?!pg_|public$|information_schema$)[a-z][a-z0-9_]{0,62}");

  /** Before a dot, or behind the word: whatever else is called accounts is no schema. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\b(?<!\\.)accounts(?=\\.[a-z_%])|(?<=\\bSCHEMA (IF NOT EXISTS )?)accounts\\b");

  /** A parameter of the session, whose first part is not quoted. */
  private static final Pattern PARAMETER =
      Pattern.compile("(?<=\\b(current_setting|set_config)\\(')accounts(?=\\.)");

  /** The schema {@code accounts}. */
  public static final SchemaName DEFAULT = new SchemaName("accounts");

  public SchemaName {
    if (!VALID.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name of a schema has 1 to 63 small letters, digits and underscores, a letter"
              + " first, is neither public nor information_schema, and does not begin with pg_;"
              + " the migrations take rights away in it, so it is for the accounts alone");
    }
  }

  /** The same database, with the accounts in this schema. */
  public SqlDatabase in(SqlDatabase database) {
    return equals(DEFAULT)
        ? database
        : (call, deadline) ->
            database.run(
                new SqlCall(replaced(call.statement()), call.parameters(), call.writes()),
                deadline);
  }

  /** What reaches the same database, with the migrations in this schema. */
  public SqlRunner in(SqlRunner database) {
    return equals(DEFAULT) ? database : statement -> database.run(replaced(statement));
  }

  private String replaced(String statement) {
    String parameters = PARAMETER.matcher(statement).replaceAll(name);
    return WRITTEN.matcher(parameters).replaceAll('"' + name + '"');
  }

  @Override
  public String toString() {
    return name;
  }
}
