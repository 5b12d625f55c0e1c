package dev.accounts.standin.statement;

import dev.accounts.standin.wire.Reply;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What ExecuteStatement returns. */
final class StatementResponse {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StatementResponse() {}

  /** The response to a statement that ran. */
  static ObjectNode of(PreparedStatement statement, ResultForm form) throws SQLException {
    ObjectNode response = JSON.objectNode();
    try (ResultSet result = statement.getResultSet()) {
      if (result == null) {
        response.putArray("generatedFields");
        return response.put("numberOfRecordsUpdated", Math.max(0, statement.getLargeUpdateCount()));
      }
      ResultRows rows = ResultRows.read(result, form);
      response.put("numberOfRecordsUpdated", 0);
      if (form.asJson()) {
        return response.put("formattedRecords", objects(rows).toString());
      }
      if (form.withMetadata()) {
        response.set("columnMetadata", ColumnMetadata.of(result.getMetaData()));
      }
      response.set("records", records(rows));
    }
    ResultRows.checkSize(Reply.of(response).size());
    return response;
  }

  private static ArrayNode records(ResultRows result) {
    ArrayNode records = JSON.arrayNode();
    for (List<Optional<String>> row : result.rows()) {
      ArrayNode fields = records.addArray();
      for (int i = 0; i < row.size(); i++) {
        fields.add(result.columns().get(i).field(row.get(i)));
      }
    }
    return records;
  }

  /** An object for each row; of columns with the same label the last one stays. */
  private static ArrayNode objects(ResultRows result) {
    ArrayNode objects = JSON.arrayNode();
    for (List<Optional<String>> row : result.rows()) {
      ObjectNode object = objects.addObject();
      for (int i = 0; i < row.size(); i++) {
        Column column = result.columns().get(i);
        object.set(column.label(), column.value(row.get(i)));
      }
    }
    return objects;
  }
}
