package dev.accounts.lambda.priming;

import java.util.List;

/** The row of every result of a priming: all columns that any statement has. */
public final class PrimingRow {
  /** The account that every call returns. */
  public static final String ACCOUNT_ID = "01900000-0000-7000-8000-000000000000";

  /** How often a result has it: a page of fifty, and one row that says there is more. */
  static final int COUNT = 51;

  static final List<String> COLUMNS = List.of("outcome", "type", "account");

  static final List<String> VALUES =
      List.of(
          "done",
          "CREATED",
          """
          {"tenant_id": "priming", "id": "%s", "name": "Priming", "search_name": "priming",\
           "parent_id": null, "account_number": "1", "external_reference": null,\
           "type": "DOMESTIC", "currency": "EUR", "status": "OPEN", "status_reason": null,\
           "status_changed_at": "2026-01-01T00:00:00+00:00", "metadata": {"key": "value"},\
           "version": "1", "child_count": "0", "created_at": "2026-01-01T00:00:00+00:00",\
           "created_by": "priming", "updated_at": "2026-01-01T00:00:00.123456+00:00",\
           "updated_by": "priming"}\
          """
              .formatted(ACCOUNT_ID));

  /** A call with this in it is refused, so that failures are primed too. */
  static final String REFUSED = "primed-refusal";

  private PrimingRow() {}
}
