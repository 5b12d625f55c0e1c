package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Operation;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeCallTest {

  @Test
  void aChangeSaysWhoseWhichWhenAndWhatItExpects() {
    SqlCall call = ChangeCall.of(Sample.CALLER, operation(new Deletion()));
    assertThat(call.writes()).isTrue();
    assertThat(call.statement()).contains("accounts.change_account(");
    assertThat(call.parameters())
        .containsEntry("tenant", Optional.of("tenant"))
        .containsEntry("id", Optional.of(Sample.ID.toString()))
        .containsEntry("expectedVersion", Optional.of("7"))
        .containsEntry("operation", Optional.of(Sample.OPERATION.toString()))
        .containsEntry("at", Optional.of("2026-01-02T03:05:05.123456Z"))
        .containsEntry("by", Optional.of("editor"));
  }

  @Test
  void anEditSetsTheColumnsThatItTouches() {
    assertThat(set(Edit.NOTHING)).isEqualTo("{}");
    assertThat(set(Edit.NOTHING.rename("New Name")))
        .isEqualTo("{\"name\":\"New Name\",\"search_name\":\"new name\"}");
    assertThat(set(Edit.NOTHING.moveToRoot())).isEqualTo("{\"parent_id\":null}");
    Details details = Details.named("n").under(Sample.PARENT).numbered("1").referencedAs("r");
    assertThat(set(Edit.replacingWith(details)))
        .isEqualTo(
            "{\"parent_id\":\"01890000-0000-7000-8000-000000000002\",\"name\":\"n\","
                + "\"search_name\":\"n\",\"account_number\":\"1\",\"external_reference\":\"r\"}");
    assertThat(statuses(Edit.NOTHING)).containsExactlyInAnyOrder("OPEN", "FROZEN");
  }

  @Test
  void aTransitionSetsTheStatusWithItsReasonAndTime() {
    Transition close = new Transition(Transition.Action.CLOSE, "no longer used");
    assertThat(set(close))
        .isEqualTo(
            "{\"status\":\"CLOSED\",\"status_reason\":\"no longer used\","
                + "\"status_changed_at\":\"2026-01-02T03:05:05.123456Z\"}");
    assertThat(statuses(new Transition(Transition.Action.REOPEN, "again")))
        .containsExactly("CLOSED");
  }

  @Test
  void aDeletionSetsItsTime() {
    assertThat(set(new Deletion())).isEqualTo("{\"deleted_at\":\"2026-01-02T03:05:05.123456Z\"}");
    assertThat(statuses(new Deletion())).containsExactlyInAnyOrder("OPEN", "CLOSED");
  }

  @Test
  void metadataIsMergedOrReplaced() {
    Map<String, Optional<String>> merged =
        parameters(Edit.NOTHING.with(MetadataEdit.merging(Map.of("a", "1"), List.of("b"))));
    assertThat(merged).containsEntry("metadataPut", Optional.of("{\"a\":\"1\"}"));
    assertThat(merged).containsEntry("metadataRemoved", Optional.of("[\"b\"]"));

    Map<String, Optional<String>> replaced = parameters(Edit.replacingWith(Sample.FULL.details()));
    assertThat(replaced).containsEntry("metadataPut", Optional.of("{\"a\":\"1\",\"b\":\"2\\n3\"}"));
    assertThat(replaced).containsEntry("metadataRemoved", Optional.empty());

    Map<String, Optional<String>> kept = parameters(new Deletion());
    assertThat(kept).containsEntry("metadataPut", Optional.of("{}"));
    assertThat(kept).containsEntry("metadataRemoved", Optional.of("[]"));
  }

  @Test
  void anElementOfABatchHasAllButItsTimeAndAuthor() {
    assertThat(ChangeCall.json(operation(new Deletion())))
        .isEqualTo(
            "{\"id\":\"01890000-0000-7000-8000-000000000001\",\"expected_version\":7,"
                + "\"operation_id\":\"01890000-0000-7000-8000-000000000003\",\"allowed_in\":\""
                + parameter(new Deletion(), "allowedIn")
                + "\",\"set\":{\"deleted_at\":\"2026-01-02T03:05:05.123456Z\"},"
                + "\"metadata_put\":{},\"metadata_removed\":[]}");
    assertThat(
            ChangeCall.json(
                operation(
                    Edit.NOTHING
                        .rename("n")
                        .with(MetadataEdit.merging(Map.of("a", "1"), List.of("b"))))))
        .endsWith(
            ",\"set\":{\"name\":\"n\",\"search_name\":\"n\"},"
                + "\"metadata_put\":{\"a\":\"1\"},\"metadata_removed\":[\"b\"]}");
    Metadata all = Metadata.of(Map.of("a", "1"));
    assertThat(ChangeCall.json(operation(Edit.NOTHING.with(MetadataEdit.replacingWith(all)))))
        .endsWith(",\"set\":{},\"metadata_put\":{\"a\":\"1\"}}");
  }

  @Test
  void aVersionThatNoAccountReachesStaysANumberOfTheDatabase() {
    Operation last =
        new Operation(
            Sample.OPERATION,
            Sample.ID,
            new Version(Long.MAX_VALUE),
            new Deletion(),
            Sample.UPDATED,
            Optional.empty());
    assertThat(ChangeCall.of(Sample.CALLER, last).parameters())
        .containsEntry("expectedVersion", Optional.of("9223372036854775806"));
    assertThat(ChangeCall.json(last)).contains("\"expected_version\":9223372036854775806,");
  }

  private static String set(Change change) {
    return parameter(change, "set");
  }

  /** From PostgreSQL's text form of an array. */
  private static String[] statuses(Change change) {
    String array = parameter(change, "allowedIn");
    assertThat(array).startsWith("{").endsWith("}");
    return array.substring(1, array.length() - 1).split(",", -1);
  }

  private static String parameter(Change change, String name) {
    return parameters(change).getOrDefault(name, Optional.empty()).orElseThrow();
  }

  private static Map<String, Optional<String>> parameters(Change change) {
    return ChangeCall.of(Sample.CALLER, operation(change)).parameters();
  }

  static Operation operation(Change change) {
    return new Operation(
        Sample.OPERATION, Sample.ID, new Version(7), change, Sample.UPDATED, Optional.empty());
  }
}
