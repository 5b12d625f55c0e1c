package dev.accounts.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ParsedSql;

/**
 * Finds the parameters in this project's own statements: a name after a colon, and no other colons,
 * question marks, texts or comments; the name of a schema may be in quotes. JDBI's own parser takes
 * any SQL and any dialect, and brings a grammar of a hundred classes for it, a twentieth of the
 * function's zip.
 */
final class NamedParameters {
  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]\\w*)");
  private static final Pattern QUOTED_NAME = Pattern.compile("\"\\w+\"");
  private static final Pattern NOT_OURS = Pattern.compile("[:?'\"$]|--|/\\*");

  private NamedParameters() {}

  /**
   * The statement as the driver takes it, and the names of its parameters in their order.
   *
   * @throws IllegalArgumentException when it has more than such parameters to understand
   */
  static ParsedSql in(String sql) {
    ParsedSql.Builder statement = ParsedSql.builder();
    Matcher parameter = PARAMETER.matcher(sql);
    int end = 0;
    while (parameter.find()) {
      statement.append(plain(sql.substring(end, parameter.start())));
      statement.appendNamedParameter(parameter.group(1));
      end = parameter.end();
    }
    return statement.append(plain(sql.substring(end))).build();
  }

  private static String plain(String sql) {
    if (NOT_OURS.matcher(QUOTED_NAME.matcher(sql).replaceAll("")).find()) {
      throw new IllegalArgumentException("Not a statement of this project: " + sql);
    }
    return sql;
  }
}
