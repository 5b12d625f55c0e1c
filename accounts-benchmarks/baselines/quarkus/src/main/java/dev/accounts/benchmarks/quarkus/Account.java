package dev.accounts.benchmarks.quarkus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
    UUID id,
    String name,
    String accountNumber,
    String type,
    String currency,
    String status,
    OffsetDateTime statusChangedAt,
    @JsonRawValue String metadata,
    long version,
    OffsetDateTime createdAt,
    String createdBy,
    OffsetDateTime updatedAt,
    String updatedBy) {

  static Account of(ResultSet row) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("account_number"),
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
}
