package dev.accounts.application.chart;

import dev.accounts.domain.Details;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that lead to an account, the root first, divided by colons: {@code Assets:Cash}. A
 * backslash before a colon or a backslash makes it part of a name; a colon in front says that a
 * single name is a path and not a number.
 */
final class Paths {
  /** Why a path that leads to several accounts is refused, and what to do. */
  static final String AMBIGUOUS = "names more than one account; use its number, or give it one";

  private Paths() {}

  /** Whether a text is said to be a path; a number may begin so, too. */
  static boolean isMarked(String text) {
    return text.startsWith(":");
  }

  /** The names in the form in which they are compared. */
  static List<String> parse(String text) {
    String path = isMarked(text) ? text.substring(1) : text;
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == ':') {
        names.add(compared(name.toString()));
        name.setLength(0);
      } else {
        boolean isEscape = c == '\\' && i + 1 < path.length();
        name.append(isEscape ? path.charAt(++i) : c);
      }
    }
    names.add(compared(name.toString()));
    return names;
  }

  static String compared(String name) {
    return Details.searchForm(name.strip());
  }
}
