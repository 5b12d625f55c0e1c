package dev.accounts.testkit.dataapi;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A column of a result and how its values are answered. */
record Column(String label, FieldType type, boolean isArray) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Column of(ResultSetMetaData metadata, int index) throws SQLException {
    String name = metadata.getColumnTypeName(index);
    int sqlType = metadata.getColumnType(index);
    boolean isArray = sqlType == Types.ARRAY;
    FieldType type =
        isArray
            ? SupportedTypes.named(name.substring(1), Types.OTHER)
            : SupportedTypes.named(name, sqlType);
    return new Column(metadata.getColumnLabel(index), type, isArray);
  }

  /** The value as a field. */
  ObjectNode field(Optional<String> text) {
    ObjectNode field = JSON.objectNode();
    if (text.isEmpty()) {
      return field.put("isNull", true);
    }
    JsonNode value = value(text);
    return isArray
        ? field.set("arrayValue", JSON.objectNode().set(type.arrayMember(), value))
        : field.set(type.member(), value);
  }

  /** The value as plain JSON. */
  JsonNode value(Optional<String> text) {
    if (!isArray || text.isEmpty()) {
      return text.map(type::json).orElseGet(JSON::nullNode);
    }
    ArrayNode values = JSON.arrayNode();
    ArrayText.parse(text.get())
        .forEach(element -> values.add(element.map(type::json).orElseGet(JSON::nullNode)));
    return values;
  }
}
