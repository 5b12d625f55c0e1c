package dev.accounts.standin.statement;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A column of a result and how its values are returned. */
record Column(String label, FieldType type, boolean isArray, ResultForm form) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Column of(ResultSetMetaData metadata, int index, ResultForm form) throws SQLException {
    String name = metadata.getColumnTypeName(index);
    int sqlType = metadata.getColumnType(index);
    boolean isArray = sqlType == Types.ARRAY;
    FieldType type =
        isArray
            ? SupportedTypes.named(name.substring(1), Types.OTHER)
            : SupportedTypes.named(name, sqlType);
    return new Column(metadata.getColumnLabel(index), type, isArray, form);
  }

  /** The value as a field. */
  ObjectNode field(Optional<String> text) {
    ObjectNode field = JSON.objectNode();
    if (text.isEmpty()) {
      return field.put("isNull", true);
    }
    if (isArray) {
      return field.set(
          "arrayValue", JSON.objectNode().set(wanted("").arrayMember(), array(text.get())));
    }
    return field.set(wanted(text.get()).member(), value(text));
  }

  /** The value as plain JSON. */
  JsonNode value(Optional<String> text) {
    if (text.isEmpty()) {
      return JSON.nullNode();
    }
    return isArray ? array(text.get()) : wanted(text.get()).json(text.get());
  }

  private ArrayNode array(String text) {
    List<Optional<String>> elements = ArrayText.parse(text);
    ArrayNode array = JSON.arrayNode();
    for (Optional<String> element : elements) {
      array.add(element.map(e -> wanted(e).json(e)).orElseGet(JSON::nullNode));
    }
    return array;
  }

  /** All elements of an array are of one kind, which has room for fractions. */
  private FieldType wanted(String value) {
    return form.wanted(type, isArray ? "0.0" : value);
  }
}
