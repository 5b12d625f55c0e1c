package dev.accounts.benchmarks.baseline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** A row as Java has it. */
record PlainRow(
    UUID id,
    String name,
    Optional<String> number,
    String type,
    String currency,
    String status,
    OffsetDateTime statusChangedAt,
    String metadata,
    long version,
    OffsetDateTime createdAt,
    String createdBy,
    OffsetDateTime updatedAt,
    String updatedBy) {

  static PlainRow of(ResultSet row) throws SQLException {
    return new PlainRow(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Optional.ofNullable(row.getString("account_number")),
        row.getString("type"),
        row.getString("currency"),
        row.getString("status"),
        row.getObject("status_changed_at", OffsetDateTime.class),
        row.getString("metadata"),
        row.getLong("version"),
        row.getObject("created_at", OffsetDateTime.class),
        row.getString("created_by"),
        row.getObject("updated_at", OffsetDateTime.class),
        row.getString("updated_by"));
  }

  void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", id().toString());
    json.writeStringProperty("name", name());
    number().ifPresent(number -> json.writeStringProperty("accountNumber", number));
    json.writeStringProperty("type", type());
    json.writeStringProperty("currency", currency());
    json.writeStringProperty("status", status());
    json.writeStringProperty("statusChangedAt", statusChangedAt().toInstant().toString());
    json.writeName("metadata");
    json.writeRawValue(metadata());
    json.writeNumberProperty("version", version());
    json.writeStringProperty("createdAt", createdAt().toInstant().toString());
    json.writeStringProperty("createdBy", createdBy());
    json.writeStringProperty("updatedAt", updatedAt().toInstant().toString());
    json.writeStringProperty("updatedBy", updatedBy());
    json.writeEndObject();
  }
}
