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
import dev.accounts.sql.JsonObject.Column;
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
        AccountId.parse(row.text(Column.ID)),
        tenants.of(row.text(Column.TENANT_ID)),
        AccountType.valueOf(row.text(Column.TYPE)),
        currencies.of(row.text(Column.CURRENCY)),
        new Details(
            row.optional(Column.PARENT_ID).map(AccountId::parse),
            row.text(Column.NAME),
            row.optional(Column.ACCOUNT_NUMBER),
            row.optional(Column.EXTERNAL_REFERENCE),
            new Metadata(row.metadata())),
        new Standing(
            AccountStatus.valueOf(row.text(Column.STATUS)),
            row.optional(Column.STATUS_REASON),
            instants.of(row.text(Column.STATUS_CHANGED_AT))),
        new Version(Long.parseLong(row.text(Column.VERSION))),
        stamp(row, Column.CREATED_AT, Column.CREATED_BY),
        stamp(row, Column.UPDATED_AT, Column.UPDATED_BY));
  }

  private Stamp stamp(JsonObject row, Column at, Column by) {
    return new Stamp(instants.of(row.text(at)), subjects.of(row.text(by)));
  }
}
