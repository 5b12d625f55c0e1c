package dev.accounts.testkit.dataapi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The values for one run of a statement, by name. */
record Parameters(Map<String, SqlParameter> byName) {

  static Parameters read(List<JsonNode> items) {
    Map<String, SqlParameter> byName = new HashMap<>();
    for (JsonNode item : items) {
      SqlParameter parameter = SqlParameter.read(item);
      if (byName.put(parameter.name(), parameter) != null) {
        throw ErrorType.VALIDATION.refuse(
            "The parameter %s is given twice.".formatted(parameter.name()));
      }
    }
    return new Parameters(byName);
  }

  /** Every parameter of the statement has a value, and every value a parameter. */
  void bind(ParsedStatement parsed, PreparedStatement statement) throws SQLException {
    for (String given : byName.keySet()) {
      if (!parsed.names().contains(given)) {
        throw ErrorType.VALIDATION.refuse("The statement has no parameter %s.".formatted(given));
      }
    }
    int index = 1;
    for (String name : parsed.names()) {
      Optional<SqlParameter> parameter = Optional.ofNullable(byName.get(name));
      parameter
          .orElseThrow(() -> ErrorType.VALIDATION.refuse("Cannot find parameter: " + name))
          .bind(statement, index++);
    }
  }
}
