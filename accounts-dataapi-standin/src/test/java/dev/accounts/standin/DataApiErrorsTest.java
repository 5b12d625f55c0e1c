package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.standin.wire.ErrorType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.HttpEndpointNotEnabledException;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.SecretsErrorException;

class DataApiErrorsTest {
  @AutoClose private static final TestClient CLIENT = new TestClient();

  @ParameterizedTest
  @EnumSource(ErrorType.class)
  void theClientKnowsEveryErrorByItsCode(ErrorType type) {
    CLIENT.standIn.next(PlannedFault.error(type.status, type.code, "what happened"));
    RdsDataException refused =
        catchThrowableOfType(RdsDataException.class, () -> CLIENT.execute("SELECT 1"));
    assertThat(refused.statusCode()).isEqualTo(type.status);
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(type.code);
    assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("what happened");
    assertThat(refused.requestId()).isNotEmpty();
    boolean hasAClass = refused.getClass() != RdsDataException.class;
    assertThat(hasAClass).isEqualTo(type.compareTo(ErrorType.INVALID_SIGNATURE) < 0);
  }

  @Test
  void errorsOfTheDatabaseHaveTheirTextAndState() {
    CLIENT.execute("CREATE TABLE named (name text CONSTRAINT named_once UNIQUE)");
    CLIENT.execute("INSERT INTO named VALUES ('x')");
    assertDatabaseError(
        "INSERT INTO named VALUES ('x')",
        """
        ERROR: duplicate key value violates unique constraint "named_once"
          Detail: Key (name)=(x) already exists.; SQLState: 23505\
        """);
    assertDatabaseError("SELECT 1 / 0", "ERROR: division by zero; SQLState: 22012");
    assertDatabaseError(
        "DO $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = 'UA001'; END $$",
        """
        ERROR: refused
          Where: PL/pgSQL function inline_code_block line 1 at RAISE; SQLState: UA001\
        """);
  }

  private static void assertDatabaseError(String sql, String text) {
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> CLIENT.execute(sql))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(text));
  }

  @Test
  void anUnknownClusterHasNoEndpoint() {
    assertThatExceptionOfType(HttpEndpointNotEnabledException.class)
        .isThrownBy(() -> send(request().resourceArn(DataApiCluster.RESOURCE_ARN + "2")));
  }

  @Test
  void anUnknownSecretIsAnErrorOfTheSecret() {
    assertThatExceptionOfType(SecretsErrorException.class)
        .isThrownBy(() -> send(request().secretArn(DataApiCluster.OWNER_SECRET_ARN + "2")));
  }

  @Test
  void anUnknownDatabaseIsAnErrorOfTheDatabase() {
    assertThatExceptionOfType(DatabaseErrorException.class)
        .isThrownBy(() -> send(request().database("elsewhere")))
        .withMessageContaining("; SQLState: 3D000");
  }

  @Test
  void membersThatAreRequiredAreRequired() {
    assertInvalid(request().resourceArn(null), "resourceArn");
    assertInvalid(request().secretArn(null), "secretArn");
    assertInvalid(request().sql(null), "sql");
    assertThatExceptionOfType(RdsDataException.class)
        .isThrownBy(() ->
            CLIENT.sdk.commitTransaction(r ->
                r.resourceArn(DataApiCluster.RESOURCE_ARN)
                    .secretArn(DataApiCluster.OWNER_SECRET_ARN)))
        .withMessageContaining("transactionId");
  }

  @Test
  void membersOutsideTheModelAreInvalid() {
    assertInvalid(request().resourceArn("short"), "resourceArn");
    assertInvalid(request().secretArn("s".repeat(101)), "secretArn");
    assertInvalid(request().database("d".repeat(65)), "database");
    assertInvalid(request().sql("SELECT 1 -- " + "x".repeat(65_536)), "sql");
    assertInvalid(request().schema("public"), "The schema parameter isn't supported");
    assertInvalid(request().formatRecordsAs("XML"), "enum value set");
  }

  private static void assertInvalid(ExecuteStatementRequest.Builder request, String reason) {
    assertThatExceptionOfType(RdsDataException.class)
        .isThrownBy(() -> send(request))
        .withMessageContaining(reason)
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  private static ExecuteStatementRequest.Builder request() {
    return TestClient.request("SELECT 1");
  }

  private static void send(ExecuteStatementRequest.Builder request) {
    CLIENT.sdk.executeStatement(request.build());
  }
}
