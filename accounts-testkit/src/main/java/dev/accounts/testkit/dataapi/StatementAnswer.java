package dev.accounts.testkit.dataapi;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What ExecuteStatement answers. */
final class StatementAnswer {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StatementAnswer() {}

  static ObjectNode updated(long count) {
    ObjectNode answer = JSON.objectNode().put("numberOfRecordsUpdated", count);
    answer.putArray("generatedFields");
    return answer;
  }

  static ObjectNode rows(ResultRows result) {
    ObjectNode answer = JSON.objectNode().put("numberOfRecordsUpdated", 0);
    ArrayNode records = answer.putArray("records");
    for (List<Optional<String>> row : result.rows()) {
      ArrayNode fields = records.addArray();
      for (int i = 0; i < row.size(); i++) {
        fields.add(result.columns().get(i).field(row.get(i)));
      }
    }
    return answer;
  }
}
