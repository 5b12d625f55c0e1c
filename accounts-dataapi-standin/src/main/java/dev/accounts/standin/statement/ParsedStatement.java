package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement with named parameters as JDBC wants it.
 *
 * @param jdbc has a question mark in place of each use of a parameter
 * @param names the parameters in the order of the question marks
 */
public record ParsedStatement(String jdbc, List<String> names) {

  /** Finds the named parameters. */
  public static ParsedStatement parse(String sql) {
    Lexer lexer = new Lexer(sql);
    StringBuilder jdbc = new StringBuilder();
    List<String> names = new ArrayList<>();
    boolean hasEnded = false;
    for (int at = 0; at < sql.length(); ) {
      int end = lexer.endOfOpaque(at);
      boolean isComment = end > at && (sql.charAt(at) == '-' || sql.charAt(at) == '/');
      boolean isBlank = isComment || Character.isWhitespace(sql.charAt(at));
      hasEnded |= sql.charAt(at) == ';';
      if (hasEnded && !isBlank && sql.charAt(at) != ';') {
        throw ErrorType.VALIDATION.refuse("Multistatements aren't supported.");
      }
      if (end == at) {
        end = endOfToken(lexer, at);
        String token = sql.substring(at, end);
        if (token.length() > 1 && token.charAt(0) == ':' && token.charAt(1) != ':') {
          names.add(token.substring(1));
          jdbc.append('?');
        } else {
          jdbc.append(token.equals("?") ? "??" : token);
        }
      } else {
        jdbc.append(sql, at, end);
      }
      at = end;
    }
    return new ParsedStatement(jdbc.toString(), names);
  }

  /** A cast, a parameter, or one character. */
  private static int endOfToken(Lexer lexer, int at) {
    if (lexer.sql().startsWith("::", at)) {
      return at + 2;
    }
    return lexer.sql().charAt(at) == ':' ? lexer.endOfName(at + 1) : at + 1;
  }
}
