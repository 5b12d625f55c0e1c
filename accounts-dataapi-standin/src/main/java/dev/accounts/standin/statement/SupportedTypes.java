package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of PostgreSQL that the service can return, by PostgreSQL's short names. */
final class SupportedTypes {
  private static final Map<String, FieldType> BY_NAME = new HashMap<>();

  static {
    add(FieldType.BOOLEAN, "bool");
    add(FieldType.LONG, "int2", "int4", "int8", "smallserial", "serial", "bigserial");
    add(FieldType.DOUBLE, "float4", "float8");
    add(FieldType.NUMERIC, "numeric");
    add(FieldType.INSTANT, "timestamptz");
    add(FieldType.BLOB, "bytea");
    add(FieldType.STRING, "text", "varchar", "bpchar", "name", "uuid", "json", "jsonb");
    add(FieldType.STRING, "date", "time", "timestamp", "inet", "cidr", "vector");
  }

  private SupportedTypes() {}

  static FieldType named(String name, int sqlType) {
    FieldType type = BY_NAME.get(name);
    boolean isEnum = type == null && sqlType == Types.VARCHAR;
    if (type == null && !isEnum) {
      throw ErrorType.UNSUPPORTED_RESULT.refuse(
          "The result contains the unsupported data type %s".formatted(name));
    }
    return type == null ? FieldType.STRING : type;
  }

  private static void add(FieldType type, String... names) {
    List.of(names).forEach(name -> BY_NAME.put(name, type));
  }
}
