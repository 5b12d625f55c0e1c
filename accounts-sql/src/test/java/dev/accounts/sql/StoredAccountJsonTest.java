package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.sql.json.JsonObject;
import dev.accounts.sql.json.JsonWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredAccountJsonTest {

  @Test
  void anAccountIsReadAsItWasWritten() {
    assertThat(StoredAccountJson.read(Sample.json(Sample.FULL))).isEqualTo(Sample.FULL);
    assertThat(StoredAccountJson.read(Sample.json(Sample.BARE))).isEqualTo(Sample.BARE);
  }

  @Test
  void membersAreTheColumnsOfTheTable() {
    assertThat(Sample.json(Sample.FULL))
        .isEqualTo(
            """
            {"tenant_id":"tenant","id":"01890000-0000-7000-8000-000000000001",\
            "parent_id":"01890000-0000-7000-8000-000000000002","name":"Größe \\"1\\"",\
            "search_name":"größe \\"1\\"","account_number":"1.10","external_reference":"ref/7",\
            "type":"INTERNATIONAL","currency":"CHF","status":"FROZEN",\
            "status_reason":"under review","status_changed_at":"2026-01-02T03:04:35.123456Z",\
            "metadata":{"a":"1","b":"2\\n3"},"version":7,\
            "created_at":"2026-01-02T03:04:05.123456Z","created_by":"creator",\
            "updated_at":"2026-01-02T03:05:05.123456Z","updated_by":"editor",\
            "operation_id":"01890000-0000-7000-8000-000000000003"}\
            """);
    assertThat(Sample.json(Sample.BARE))
        .contains("\"parent_id\":null", "\"account_number\":null", "\"status_reason\":null")
        .contains("\"external_reference\":null", "\"metadata\":{}");
  }

  @Test
  void aNewAccountOfABatchHasWhatItDoesNotShare() {
    assertThat(StoredAccountJson.writeNew(Sample.FULL))
        .isEqualTo(
            """
            {"id":"01890000-0000-7000-8000-000000000001","name":"Größe \\"1\\"",\
            "search_name":"größe \\"1\\"","type":"INTERNATIONAL","currency":"CHF",\
            "parent_id":"01890000-0000-7000-8000-000000000002","account_number":"1.10",\
            "external_reference":"ref/7","metadata":{"a":"1","b":"2\\n3"}}\
            """);
    assertThat(StoredAccountJson.writeNew(Sample.BARE))
        .isEqualTo(
            """
            {"id":"01890000-0000-7000-8000-000000000001","name":"bare",\
            "search_name":"bare","type":"DOMESTIC","currency":"EUR"}\
            """);
  }

  @Test
  void theNewAccountsOfABatchShareTheRest() {
    assertThat(StoredAccountJson.writeCommon(Sample.CALLER.tenant(), Sample.CREATED))
        .isEqualTo(
            """
            {"tenant_id":"tenant","status":"OPEN",\
            "status_changed_at":"2026-01-02T03:04:05.123456Z","metadata":{},"version":1,\
            "created_at":"2026-01-02T03:04:05.123456Z","created_by":"creator",\
            "updated_at":"2026-01-02T03:04:05.123456Z","updated_by":"creator"}\
            """);
  }

  @Test
  void anAccountThatIsInTheWayIsNamed() {
    assertThat(StoredAccountJson.readConflicting(Sample.json(Sample.FULL)))
        .contains(new ConflictingAccount(Sample.ID, Optional.of("1.10"), "Größe \"1\""));
    assertThat(StoredAccountJson.readConflicting(Sample.json(Sample.BARE)))
        .contains(new ConflictingAccount(Sample.ID, Optional.empty(), "bare"));
    assertThat(StoredAccountJson.readConflicting("{}")).isEmpty();
    String noId = "{\"id\":\"1\",\"name\":\"n\"}";
    assertDefect(noId, Applied.NO, () -> StoredAccountJson.readConflicting(noId));
  }

  @Test
  void timesAreReadWithAnyOffset() {
    String json =
        Sample.json(Sample.BARE)
            .replace("2026-01-02T03:04:05.123456Z", "2026-01-02T05:04:05.123456+02:00");
    assertThat(StoredAccountJson.read(json)).isEqualTo(Sample.BARE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant_id",
        "id",
        "name",
        "type",
        "currency",
        "status",
        "status_changed_at",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by"
      })
  void anAccountThatLacksAMemberIsADefect(String member) {
    String json = Sample.json(Sample.FULL).replace("\"" + member + "\"", "\"other\"");
    assertDefect(json, Applied.NO, () -> StoredAccountJson.read(json));
    assertDefect(json, Applied.UNKNOWN, () -> StoredAccountJson.read(json, Applied.UNKNOWN));
  }

  @Test
  void anAccountThatBreaksARuleIsADefect() {
    String selfParent =
        Sample.json(Sample.FULL).replace(Sample.PARENT.toString(), Sample.ID.toString());
    assertDefect(selfParent, Applied.NO, () -> StoredAccountJson.read(selfParent));
    String noType = Sample.json(Sample.FULL).replace("INTERNATIONAL", "LUNAR");
    assertDefect(noType, Applied.NO, () -> StoredAccountJson.read(noType));
    String noNumber = Sample.json(Sample.FULL).replace("\"version\":7", "\"version\":\"x\"");
    assertDefect(noNumber, Applied.NO, () -> StoredAccountJson.read(noNumber));
  }

  @Test
  void aRowOfTheTreeHasWhatATreeShows() {
    TreeRow row = TreeRow.of(Sample.FULL, 3);
    assertThat(StoredAccountJson.readTreeRow(JsonObject.parse(treeRow(Sample.FULL, 3))))
        .isEqualTo(row);
    assertThat(StoredAccountJson.readTreeRow(JsonObject.parse(treeRow(Sample.BARE, 0))))
        .isEqualTo(TreeRow.of(Sample.BARE, 0));
  }

  /** The columns of accounts.account_tree. */
  static String treeRow(Account account, long childCount) {
    return new JsonWriter()
        .put("id", account.id())
        .put("parent_id", account.parentId())
        .put("name", account.name())
        .put("account_number", account.details().accountNumber())
        .put("type", account.type())
        .put("currency", account.currency())
        .put("status", account.status())
        .put("version", account.version())
        .put("child_count", childCount)
        .end();
  }

  private static void assertDefect(String json, Applied applied, Runnable read) {
    RepositoryException failure = catchThrowableOfType(RepositoryException.class, read::run);
    assertThat(failure).as(json).hasMessage("The database holds an account that breaks a rule");
    assertThat(failure).hasCauseInstanceOf(Redacted.class);
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.DEFECT);
    assertThat(failure.applied()).isEqualTo(applied);
  }
}
