package dev.accounts.lambda;

import java.util.List;

/** The one row that answers every statement of a rehearsal: all columns that any of them has. */
final class RehearsalRow {
  static final String ACCOUNT_ID = "01900000-0000-7000-8000-000000000000";

  static final List<String> COLUMNS = List.of("outcome", "type", "account");

  static final List<String> VALUES =
      List.of(
          "done",
          "CREATED",
          """
          {"tenant_id": "rehearsal", "id": "%s", "name": "Rehearsal", "search_name": "rehearsal",\
           "parent_id": null, "account_number": "1", "external_reference": null,\
           "type": "DOMESTIC", "currency": "EUR", "status": "OPEN", "status_reason": null,\
           "status_changed_at": "2026-01-01T00:00:00+00:00", "metadata": {"key": "value"},\
           "version": "1", "child_count": "0", "created_at": "2026-01-01T00:00:00+00:00",\
           "created_by": "rehearsal", "updated_at": "2026-01-01T00:00:00.123456+00:00",\
           "updated_by": "rehearsal"}\
          """
              .formatted(ACCOUNT_ID));

  /** A call with this in it is refused, so that failures are rehearsed too. */
  static final String REFUSED = "rehearsed-refusal";

  private RehearsalRow() {}
}
