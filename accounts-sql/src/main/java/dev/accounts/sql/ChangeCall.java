package dev.accounts.sql;

import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.Operation;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.FieldEdit;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Transition;
import dev.accounts.sql.json.JsonWriter;
import java.util.Optional;
import java.util.stream.Collectors;

/** A change as the call of {@code accounts.change_account} that makes it. */
final class ChangeCall {
  /** The function adds one to the version; no account ever gets near. */
  private static final long LAST_VERSION = Long.MAX_VALUE - 1;

  private ChangeCall() {}

  static SqlCall of(Caller caller, Operation operation) {
    Change change = operation.change();
    MetadataEdit metadata = change instanceof Edit edit ? edit.metadata() : MetadataEdit.KEEP;
    return SqlCall.write(
            """
            SELECT outcome, CAST(account AS text) AS account FROM accounts.change_account(
              CAST(:tenant AS text), CAST(:id AS uuid), CAST(:expectedVersion AS bigint),
              CAST(:operation AS uuid), CAST(:at AS timestamptz), CAST(:by AS text),
              CAST(:allowedIn AS text[]), CAST(:set AS jsonb),
              CAST(:metadataRemoved AS jsonb), CAST(:metadataPut AS jsonb),
              CAST(:key AS text), CAST(:requestHash AS text))
            """)
        .with("tenant", caller.tenant())
        .with("id", operation.accountId())
        .with("expectedVersion", Math.min(operation.expectedVersion().value(), LAST_VERSION))
        .with("operation", operation.id())
        .with("at", operation.stamp().at())
        .with("by", operation.stamp().by())
        .with("allowedIn", allowedIn(change))
        .with("set", columns(change, operation.stamp()))
        .with("metadataRemoved", removed(metadata))
        .with("metadataPut", metadata.putJson())
        .with("key", operation.idempotencyKey().map(IdempotencyKey::key))
        .with("requestHash", operation.idempotencyKey().map(IdempotencyKey::requestHash));
  }

  /** The same as an element of a batch, whose time and author are those of all its writes. */
  static String json(Operation operation) {
    Change change = operation.change();
    MetadataEdit metadata = change instanceof Edit edit ? edit.metadata() : MetadataEdit.KEEP;
    JsonWriter json =
        new JsonWriter()
            .put("id", operation.accountId())
            .put("expected_version", Math.min(operation.expectedVersion().value(), LAST_VERSION))
            .put("operation_id", operation.id())
            .put("allowed_in", allowedIn(change))
            .putJson("set", columns(change, operation.stamp()))
            .putJson("metadata_put", metadata.putJson());
    removed(metadata).ifPresent(keys -> json.putJson("metadata_removed", keys));
    return json.end();
  }

  private static Optional<String> removed(MetadataEdit metadata) {
    return metadata.replaces() ? Optional.empty() : Optional.of(metadata.removedJson());
  }

  private static String allowedIn(Change change) {
    return change.allowedIn().stream().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
  }

  private static String columns(Change change, Stamp stamp) {
    JsonWriter set = new JsonWriter();
    switch (change) {
      case Edit edit -> {
        put(set, "parent_id", edit.parentId());
        put(set, "name", edit.name());
        edit.name().newValue().ifPresent(n -> set.put("search_name", Details.searchForm(n)));
        put(set, "account_number", edit.accountNumber());
        put(set, "external_reference", edit.externalReference());
      }
      case Transition transition ->
          set.put("status", transition.action().to())
              .put("status_reason", transition.reason())
              .put("status_changed_at", stamp.at());
      case Deletion deletion -> set.put("deleted_at", stamp.at());
    }
    return set.end();
  }

  private static void put(JsonWriter set, String column, FieldEdit<?> edit) {
    if (edit.touches()) {
      set.put(column, edit.newValue());
    }
  }
}
