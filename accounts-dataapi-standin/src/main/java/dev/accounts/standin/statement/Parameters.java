package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The values for one run of a statement, in the order in which it uses them. */
public record Parameters(List<SqlParameter> inOrder) {

  /** Every parameter of the statement has a value, and every value a parameter. */
  public static Parameters read(List<JsonNode> items, ParsedStatement statement) {
    Map<String, SqlParameter> byName = new HashMap<>();
    for (JsonNode item : items) {
      SqlParameter parameter = SqlParameter.read(item);
      String name = parameter.name();
      if (byName.put(name, parameter) != null) {
        throw ErrorType.BAD_REQUEST.refuse("Parameter %s is given twice".formatted(name));
      }
      if (!statement.names().contains(name)) {
        throw ErrorType.BAD_REQUEST.refuse(
            "Parameter %s is not used in the statement".formatted(name));
      }
    }
    List<SqlParameter> inOrder = new ArrayList<>();
    for (String name : statement.names()) {
      inOrder.add(
          Optional.ofNullable(byName.get(name))
              .orElseThrow(() -> ErrorType.BAD_REQUEST.refuse("Cannot find parameter: " + name)));
    }
    return new Parameters(inOrder);
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < inOrder.size(); i++) {
      inOrder.get(i).bind(statement, i + 1);
    }
  }
}
