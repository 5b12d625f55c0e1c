package dev.accounts.sql.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRowTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"1\"}",
        "{\"id\": \"1\", \"name\": null, \"version\": 12, \"metadata\": {}}",
        "{\"metadata\": {\"a\": \"1\", \"b, {}: \": \"\"}, \"external_reference\": \"\", \"id\":"
            + " \"1\"}",
        "{\"other\": \"1\", \"name\": \"H\u00e9 \u4e2d \ud83d\ude00\", \"another\": 3, \"more\":"
            + " null}",
        "{\"version\": 1234567890, \"child_count\": 0}",
        "{\"version\": 987, \"child_count\": 100}",
      })
  void aPlainRowIsWhatTheParserReads(String json) {
    assertThat(PlainRow.read(json)).isPresent();
    isWhatTheParserReads(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ }",
        "",
        "[]",
        "{\"id\":\"1\"}",
        "{\"id\": \"1\",\"name\": \"2\"}",
        "{\"id\": \"1\"} ",
        "{\"id\": \"1\"",
        "{\"id\": \"1",
        "{\"id\": \"1\", ",
        "{\"id\": ",
        "{\"id\": }",
        "{\"id\": nul}",
        "{\"id\": nulls}",
        "{\"id\": true}",
        "{\"id\": -1}",
        "{\"id\": 1.5}",
        "{\"id\": 1e3}",
        "{\"id\": [\"1\"]}",
        "{\"id\": {\"a\": \"1\"}}",
        "{\"id\" : \"1\"}",
        "{id: \"1\"}",
        "{\"name\": \"a \\\"b\\\"\"}",
        "{\"name\": \"two\\nlines\"}",
        "{\"name\": \"\\nlines\"}",
        "{\"metadata\": {\"\\n\": \"1\"}}",
        "{\"metadata\": {\"a\": 1}}",
        "{\"metadata\": {\"a\": null}}",
        "{\"metadata\": {\"a\": {\"b\": \"c\"}}}",
        "{\"metadata\": {\"a\": \"1\"",
        "{\"metadata\": {\"a\"}}",
        "{\"metadata\": {\"a\": }",
        "{\"metadata\": {\"a\": }}",
        "{\"metadata\": {: \"1\"}}",
        "{\"other\": {\"id\": \"1\"}}",
      })
  void anyOtherFormIsLeftToTheParser(String json) {
    assertThat(PlainRow.read(json)).isEmpty();
  }

  @Test
  void theColumnsAreInTheOrderInWhichPostgresWritesThem() throws SQLException {
    List<String> columns = new ArrayList<>();
    TestDatabase database = TestPostgres.newDatabase();
    StringBuilder members = new StringBuilder();
    for (JsonObject.Column column : JsonObject.Column.values()) {
      members.append(members.isEmpty() ? "" : ", ").append("'").append(column).append("', 'x'");
    }
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT jsonb_object_keys(object), object::text FROM jsonb_build_object("
                    + members
                    + ") AS object")) {
      while (result.next()) {
        columns.add(result.getString(1));
        assertThat(PlainRow.read(result.getString(2))).isPresent();
        isWhatTheParserReads(result.getString(2));
      }
    }
    assertThat(columns)
        .isEqualTo(List.of(JsonObject.Column.values()).stream().map(Object::toString).toList());
  }

  private static void isWhatTheParserReads(String json) {
    assertThat(JsonObject.parse(json))
        .usingRecursiveComparison()
        .isEqualTo(JsonObject.parseAny(json));
  }
}
