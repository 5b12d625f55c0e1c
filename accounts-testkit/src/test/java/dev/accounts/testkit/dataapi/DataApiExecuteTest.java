package dev.accounts.testkit.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.Field;

class DataApiExecuteTest {
  @AutoClose private static final TestClient CLIENT = new TestClient();

  @Test
  void aStatementAnswersItsRows() {
    assertThat(CLIENT.execute("SELECT 'a', 7 UNION ALL SELECT 'b', 8 ORDER BY 1").records())
        .containsExactly(
            java.util.List.of(Field.fromStringValue("a"), Field.fromLongValue(7L)),
            java.util.List.of(Field.fromStringValue("b"), Field.fromLongValue(8L)));
  }

  @Test
  void namedParametersAreBound() {
    assertThat(
            CLIENT.valueOf(
                "SELECT :a || :b || :a", TestClient.text("a", "x"), TestClient.text("b", "y")))
        .isEqualTo(Field.fromStringValue("xyx"));
  }

  @Test
  void anErrorOfTheDatabaseTellsItsState() {
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> CLIENT.execute("SELECT 1 / 0"))
        .satisfies(e ->
            assertThat(e.awsErrorDetails().errorMessage())
                .isEqualTo("ERROR: division by zero; SQLState: 22012"));
  }
}
