package dev.accounts.benchmarks.springboot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import java.util.UUID;

@JsonInclude(JsonInclude.Include.NON_NULL)
record Account(
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
    String updatedBy) {}
