package dev.accounts.dataapi;

import dev.accounts.sql.AttemptFailed;
import dev.accounts.sql.FailureKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;

/** The rows of a response; every column of ours is text. */
final class Rows {
  private Rows() {}

  static List<Map<String, String>> of(ExecuteStatementResponse response) throws AttemptFailed {
    if (!response.hasRecords() || !response.hasColumnMetadata()) {
      throw new AttemptFailed(
          FailureKind.IN_DOUBT,
          "The Data API returned no rows",
          new IllegalStateException("no records"));
    }
    return response.records().stream().map(record -> row(response, record)).toList();
  }

  private static Map<String, String> row(ExecuteStatementResponse response, List<Field> record) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < record.size(); i++) {
      String value = record.get(i).stringValue();
      if (value != null) {
        row.put(response.columnMetadata().get(i).label(), value);
      }
    }
    return row;
  }
}
