package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.model.ColumnMetadata;
import software.amazon.awssdk.services.rdsdata.model.DecimalReturnType;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.LongReturnType;
import software.amazon.awssdk.services.rdsdata.model.RecordsFormatType;

class DataApiExecuteTest {
  @AutoClose private static final TestClient CLIENT = new TestClient();

  @Test
  void aQueryReturnsItsRows() {
    ExecuteStatementResponse response =
        CLIENT.execute("SELECT 'a', 7 UNION ALL SELECT 'b', 8 ORDER BY 1");
    assertThat(response.records())
        .containsExactly(
            List.of(Field.fromStringValue("a"), Field.fromLongValue(7L)),
            List.of(Field.fromStringValue("b"), Field.fromLongValue(8L)));
    assertThat(response.numberOfRecordsUpdated()).isZero();
    assertThat(response.hasColumnMetadata()).isFalse();
    assertThat(response.formattedRecords()).isNull();
  }

  @Test
  void aQueryWithoutRowsReturnsAnEmptyList() {
    ExecuteStatementResponse response = CLIENT.execute("SELECT 1 WHERE false");
    assertThat(response.hasRecords()).isTrue();
    assertThat(response.records()).isEmpty();
  }

  @Test
  void aChangeReturnsHowManyRowsItChangedAndNoGeneratedFields() {
    CLIENT.execute("CREATE TABLE changed (id bigserial, name text)");
    ExecuteStatementResponse response =
        CLIENT.execute("INSERT INTO changed (name) VALUES ('a'), ('b'), ('c')");
    assertThat(response.numberOfRecordsUpdated()).isEqualTo(3);
    assertThat(response.hasGeneratedFields()).isTrue();
    assertThat(response.generatedFields()).isEmpty();
    assertThat(response.hasRecords()).isFalse();
    assertThat(CLIENT.valueOf("UPDATE changed SET name = 'd' WHERE id = 2 RETURNING id"))
        .isEqualTo(Field.fromLongValue(2L));
  }

  @Test
  void metadataComesWhenItIsAskedFor() {
    CLIENT.execute("CREATE TABLE described (id bigint NOT NULL, name text)");
    ExecuteStatementResponse response =
        CLIENT.sdk.executeStatement(
            TestClient.request("SELECT id, name AS label FROM described")
                .includeResultMetadata(true)
                .build());
    assertThat(response.columnMetadata())
        .extracting(ColumnMetadata::label, ColumnMetadata::typeName, ColumnMetadata::tableName)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("id", "int8", "described"),
            org.assertj.core.groups.Tuple.tuple("label", "text", "described"));
  }

  @Test
  void rowsCanComeAsOneJsonText() {
    ExecuteStatementResponse response =
        CLIENT.sdk.executeStatement(
            TestClient.request(
                    "SELECT 1 AS n, 'x\"y' AS t, true AS b, NULL AS z, '{1,2}'::int[] AS a")
                .formatRecordsAs(RecordsFormatType.JSON)
                .includeResultMetadata(true)
                .build());
    assertThat(response.formattedRecords())
        .isEqualTo("[{\"n\":1,\"t\":\"x\\\"y\",\"b\":true,\"z\":null,\"a\":[1,2]}]");
    assertThat(response.hasRecords()).isFalse();
    assertThat(response.hasColumnMetadata()).isFalse();
  }

  @Test
  void numbersComeAsTheCallerWantsThem() {
    ExecuteStatementRequest request =
        TestClient.request("SELECT 7::bigint, 7.5::numeric, 7::numeric")
            .resultSetOptions(o ->
                o.longReturnType(LongReturnType.STRING)
                    .decimalReturnType(DecimalReturnType.DOUBLE_OR_LONG))
            .build();
    assertThat(CLIENT.sdk.executeStatement(request).records().getFirst())
        .containsExactly(
            Field.fromStringValue("7"), Field.fromDoubleValue(7.5), Field.fromLongValue(7L));
  }

  @Test
  void aCallCommitsByItselfAndLeavesNothingInTheSession() {
    CLIENT.execute("CREATE TEMPORARY TABLE passing (id int)");
    CLIENT.execute("SET application_name = 'left behind'");
    assertThat(CLIENT.valueOf("SELECT to_regclass('passing')::text").isNull()).isTrue();
    assertThat(CLIENT.valueOf("SHOW application_name").stringValue()).doesNotContain("left");
    assertThat(CLIENT.valueOf("SHOW TimeZone")).isEqualTo(Field.fromStringValue("UTC"));
  }

  @Test
  void theSecretDecidesWhoRunsTheStatement() {
    ExecuteStatementRequest request =
        TestClient.request("SELECT current_user::text")
            .secretArn(DataApiCluster.APPLICATION_SECRET_ARN)
            .build();
    assertThat(CLIENT.sdk.executeStatement(request).records().getFirst().getFirst().stringValue())
        .startsWith("application_of_");
  }
}
