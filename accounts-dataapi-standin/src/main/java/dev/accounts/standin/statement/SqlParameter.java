package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import dev.accounts.standin.wire.RequestBody;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.Optional;
import org.postgresql.util.PGobject;
import tools.jackson.databind.JsonNode;

/** A value for a parameter; without a hint, text is text, whatever the statement would like. */
record SqlParameter(String name, Optional<TypeHint> hint, JsonNode value) {

  static SqlParameter read(JsonNode json) {
    RequestBody parameter = new RequestBody(json);
    String name = parameter.required("name");
    if (json.path("value").has("arrayValue")) {
      throw ErrorType.VALIDATION.refuse("Array parameters are not supported.");
    }
    return new SqlParameter(
        name, parameter.text("typeHint").map(TypeHint::parse), json.path("value"));
  }

  void bind(PreparedStatement statement, int index) throws SQLException {
    if (value.path("isNull").asBoolean(false)) {
      bindNull(statement, index);
    } else if (value.has("stringValue")) {
      bindText(statement, index, value.path("stringValue").asString());
    } else if (value.has("longValue")) {
      statement.setLong(index, value.path("longValue").longValue());
    } else if (value.has("doubleValue")) {
      statement.setDouble(index, value.path("doubleValue").asDouble());
    } else if (value.has("booleanValue")) {
      statement.setBoolean(index, value.path("booleanValue").booleanValue());
    } else if (value.has("blobValue")) {
      statement.setBytes(index, Base64.getDecoder().decode(value.path("blobValue").asString()));
    } else {
      throw ErrorType.VALIDATION.refuse("The parameter %s has no value.".formatted(name));
    }
  }

  /** Without a hint PostgreSQL has to find the type, and says so with 42P18 where it cannot. */
  private void bindNull(PreparedStatement statement, int index) throws SQLException {
    if (hint.isPresent()) {
      statement.setObject(index, object(hint.get().type()));
    } else {
      statement.setNull(index, Types.NULL);
    }
  }

  private void bindText(PreparedStatement statement, int index, String text) throws SQLException {
    hint.ifPresent(h -> h.check(name, text));
    PGobject object = object(hint.map(TypeHint::type).orElse("text"));
    object.setValue(text);
    statement.setObject(index, object);
  }

  private static PGobject object(String type) {
    PGobject object = new PGobject();
    object.setType(type);
    return object;
  }
}
