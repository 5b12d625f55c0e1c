package dev.accounts.sql;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Standing;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import java.time.Instant;
import java.util.Currency;

/** Reads accounts that are stored, one after the other. */
final class StoredAccounts {
  private final LastValue<TenantId> tenants = new LastValue<>(TenantId::new, "none");
  private final LastValue<Currency> currencies = new LastValue<>(Currency::getInstance, "EUR");
  private final LastValue<Subject> subjects = new LastValue<>(Subject::new, "none");
  private final LastValue<Instant> instants =
      new LastValue<>(StoredInstant::parse, "1970-01-01T00:00:00+00:00");

  Account account(JsonObject row) {
    return new Account(
        AccountId.parse(row.text("id")),
        tenants.of(row.text("tenant_id")),
        AccountType.valueOf(row.text("type")),
        currencies.of(row.text("currency")),
        new Details(
            row.optional("parent_id").map(AccountId::parse),
            row.text("name"),
            row.optional("account_number"),
            row.optional("external_reference"),
            new Metadata(row.object("metadata"))),
        new Standing(
            AccountStatus.valueOf(row.text("status")),
            row.optional("status_reason"),
            instants.of(row.text("status_changed_at"))),
        new Version(Long.parseLong(row.text("version"))),
        stamp(row, "created_at", "created_by"),
        stamp(row, "updated_at", "updated_by"));
  }

  private Stamp stamp(JsonObject row, String at, String by) {
    return new Stamp(instants.of(row.text(at)), subjects.of(row.text(by)));
  }
}
