package dev.accounts.standin.statement;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The kinds of values in a response, made from the text that PostgreSQL writes. */
enum FieldType {
  BOOLEAN("boolean"),
  LONG("long"),
  DOUBLE("double"),
  STRING("string"),
  /** Exact, and so a string. */
  NUMERIC("string"),
  /** In UTC, without saying so. */
  INSTANT("string"),
  BLOB("blob");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String word;

  FieldType(String word) {
    this.word = word;
  }

  /** The member of a field that holds the value. */
  String member() {
    return word + "Value";
  }

  /** The member of an array that holds the values. */
  String arrayMember() {
    return word + "Values";
  }

  JsonNode json(String text) {
    return switch (this) {
      case BOOLEAN -> JSON.booleanNode(text.equals("t"));
      case LONG -> JSON.numberNode(number(text).longValueExact());
      case DOUBLE -> number(Double.parseDouble(text));
      case STRING, NUMERIC -> JSON.stringNode(text);
      case INSTANT -> JSON.stringNode(text.replaceFirst("\\+00$", ""));
      case BLOB -> JSON.stringNode(base64(text));
    };
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  /** JSON has no number for these. */
  private static JsonNode number(double value) {
    return Double.isFinite(value)
        ? JSON.numberNode(value)
        : JSON.stringNode(Double.toString(value));
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex.substring(2)));
  }
}
