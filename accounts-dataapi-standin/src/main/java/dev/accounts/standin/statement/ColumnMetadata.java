package dev.accounts.standin.statement;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the driver knows of the columns, with the names that the service gives it. */
final class ColumnMetadata {
  private ColumnMetadata() {}

  static ArrayNode of(ResultSetMetaData metadata) throws SQLException {
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      boolean isArray = metadata.getColumnType(i) == Types.ARRAY;
      columns
          .addObject()
          .put("name", metadata.getColumnName(i))
          .put("label", metadata.getColumnLabel(i))
          .put("type", metadata.getColumnType(i))
          .put("typeName", metadata.getColumnTypeName(i))
          .put("arrayBaseColumnType", isArray ? Types.OTHER : 0)
          .put("schemaName", metadata.getSchemaName(i))
          .put("tableName", metadata.getTableName(i))
          .put("nullable", metadata.isNullable(i))
          .put("precision", metadata.getPrecision(i))
          .put("scale", metadata.getScale(i))
          .put("isAutoIncrement", metadata.isAutoIncrement(i))
          .put("isCaseSensitive", metadata.isCaseSensitive(i))
          .put("isCurrency", metadata.isCurrency(i))
          .put("isSigned", metadata.isSigned(i));
    }
    return columns;
  }
}
