package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;
import software.amazon.awssdk.services.rdsdata.model.UpdateResult;

class DataApiBatchTest {
  private static final String INSERT = "INSERT INTO batched VALUES (:name)";

  @AutoClose private static final TestClient CLIENT = new TestClient();

  @BeforeEach
  void emptyTable() {
    CLIENT.execute("DROP TABLE IF EXISTS batched");
    CLIENT.execute("CREATE TABLE batched (name text UNIQUE)");
  }

  @Test
  void theStatementRunsOnceForEachSetOfParameters() {
    BatchExecuteStatementResponse response =
        CLIENT.sdk.batchExecuteStatement(batch("a", "b").build());
    assertThat(response.updateResults())
        .hasSize(2)
        .allSatisfy(result -> assertThat(result.generatedFields()).isEmpty())
        .allMatch(UpdateResult::hasGeneratedFields);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void withoutSetsNothingRuns() {
    assertThat(CLIENT.sdk.batchExecuteStatement(batch().build()).updateResults()).isEmpty();
    BatchExecuteStatementRequest oneEmptySet =
        batch().sql("INSERT INTO batched VALUES ('c')").parameterSets(List.of(List.of())).build();
    assertThat(CLIENT.sdk.batchExecuteStatement(oneEmptySet).updateResults()).hasSize(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void outsideATransactionABatchIsNotAtomic() {
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> CLIENT.sdk.batchExecuteStatement(batch("a", "a", "b").build()));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void insideATransactionABatchIsAtomic() {
    String transaction = CLIENT.begin();
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() ->
            CLIENT.sdk.batchExecuteStatement(batch("a", "a").transactionId(transaction).build()));
    assertThat(count()).isZero();
  }

  @Test
  void aBatchIsOneCallAndItsStatementIsRecordedOnce() {
    CLIENT.standIn.calls().clear();
    CLIENT.sdk.batchExecuteStatement(batch("a", "b").build());
    assertThat(CLIENT.standIn.calls().count(DataApiOperation.BATCH_EXECUTE_STATEMENT)).isOne();
    assertThat(CLIENT.standIn.calls().statements()).containsExactly(INSERT);
  }

  private static BatchExecuteStatementRequest.Builder batch(String... names) {
    List<List<SqlParameter>> sets =
        Arrays.stream(names).map(name -> List.of(TestClient.text("name", name))).toList();
    return BatchExecuteStatementRequest.builder()
        .resourceArn(DataApiCluster.RESOURCE_ARN)
        .secretArn(DataApiCluster.OWNER_SECRET_ARN)
        .sql(INSERT)
        .parameterSets(sets);
  }

  private static long count() {
    return CLIENT.valueOf("SELECT count(*) FROM batched").longValue();
  }
}
