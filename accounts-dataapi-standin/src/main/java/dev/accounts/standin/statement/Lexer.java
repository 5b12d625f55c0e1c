package dev.accounts.standin.statement;

/** Finds where the parts of an SQL text end in which nothing has a meaning of its own. */
record Lexer(String sql) {

  /** The end of the quoted text, dollar quote or comment that begins here; {@code at} if none. */
  int endOfOpaque(int at) {
    return switch (sql.charAt(at)) {
      case '\'' -> endOfQuoted(at, isEscapeString(at));
      case '"' -> endOfQuoted(at, false);
      case '$' -> endOfDollarQuote(at);
      case '-' -> sql.startsWith("--", at) ? orEnd(sql.indexOf('\n', at), 0) : at;
      case '/' -> sql.startsWith("/*", at) ? endOfComment(at) : at;
      default -> at;
    };
  }

  /** The end of the letters, digits and underscores that begin here; {@code at} if none. */
  int endOfName(int at) {
    int end = at;
    while (end < sql.length() && isPartOfName(end)) {
      end++;
    }
    return end;
  }

  private int endOfQuoted(int at, boolean hasEscapes) {
    char quote = sql.charAt(at);
    for (int i = at + 1; i < sql.length(); i++) {
      if (hasEscapes && sql.charAt(i) == '\\') {
        i++;
      } else if (sql.charAt(i) == quote) {
        if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
    }
    return sql.length();
  }

  private boolean isEscapeString(int at) {
    return at > 0 && (sql.charAt(at - 1) | 0x20) == 'e' && (at == 1 || !isPartOfName(at - 2));
  }

  private int endOfDollarQuote(int at) {
    int endOfTag = endOfName(at + 1);
    boolean isQuote =
        endOfTag < sql.length()
            && sql.charAt(endOfTag) == '$'
            && !Character.isDigit(sql.charAt(at + 1))
            && (at == 0 || !isPartOfName(at - 1));
    if (!isQuote) {
      return at;
    }
    String tag = sql.substring(at, endOfTag + 1);
    return orEnd(sql.indexOf(tag, endOfTag + 1), tag.length());
  }

  /** Comments nest in PostgreSQL. */
  private int endOfComment(int at) {
    int depth = 0;
    for (int i = at; i < sql.length() - 1; i++) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return sql.length();
  }

  private int orEnd(int found, int length) {
    return found < 0 ? sql.length() : found + length;
  }

  private boolean isPartOfName(int at) {
    return Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_';
  }
}
