package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An array of one dimension as PostgreSQL writes it: {@code {1,NULL,"with, comma"}}. */
final class ArrayText {
  private final String text;
  private int at = 1;

  private ArrayText(String text) {
    this.text = text;
  }

  static List<Optional<String>> parse(String text) {
    if (text.startsWith("[") || text.startsWith("{{")) {
      throw ErrorType.UNSUPPORTED_RESULT.refuse("The result contains a multidimensional array.");
    }
    return new ArrayText(text).elements();
  }

  private List<Optional<String>> elements() {
    List<Optional<String>> elements = new ArrayList<>();
    while (text.charAt(at) != '}') {
      elements.add(element());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    return elements;
  }

  private Optional<String> element() {
    boolean isQuoted = text.charAt(at) == '"';
    StringBuilder value = new StringBuilder();
    at += isQuoted ? 1 : 0;
    while (isQuoted ? text.charAt(at) != '"' : ",}".indexOf(text.charAt(at)) < 0) {
      at += text.charAt(at) == '\\' ? 1 : 0;
      value.append(text.charAt(at++));
    }
    at += isQuoted ? 1 : 0;
    return isQuoted || !value.toString().equals("NULL")
        ? Optional.of(value.toString())
        : Optional.empty();
  }
}
