package h2adapter;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happened to the accounts of one tenant: the register as it is, and as it ever was. */
record Events(Session session, TenantId tenant) {
  /** The last microsecond that the type has a year of four digits for. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** The accounts that were there then. */
  List<Account> accounts(AsOf asOf) throws SQLException {
    List<EventRow> last =
        session.all(
            "SELECT DISTINCT ON (account_id) * FROM account_event"
                + " WHERE tenant = ? AND happened_at <= ? ORDER BY account_id, version DESC",
            EventRow::read,
            tenant.value(),
            asOf.at().orElse(LAST));
    return last.stream()
        .filter(row -> row.type() != AccountEvent.Type.DELETED)
        .map(EventRow::account)
        .toList();
  }

  /** The account, if it was there then. */
  Optional<Account> account(AccountId id, AsOf asOf) throws SQLException {
    return last(id, asOf)
        .filter(row -> row.type() != AccountEvent.Type.DELETED)
        .map(EventRow::account);
  }

  /** What happened last to the account, by then. */
  Optional<EventRow> last(AccountId id, AsOf asOf) throws SQLException {
    return session.first(
        "SELECT * FROM account_event WHERE tenant = ? AND account_id = ? AND happened_at <= ?"
            + " ORDER BY version DESC LIMIT 1",
        EventRow::read,
        tenant.value(),
        id.value(),
        asOf.at().orElse(LAST));
  }

  /** The account as it was at this version. */
  Optional<Account> account(AccountId id, Version version) throws SQLException {
    return session
        .first(
            "SELECT * FROM account_event WHERE tenant = ? AND account_id = ? AND version = ?",
            EventRow::read,
            tenant.value(),
            id.value(),
            version.value())
        .map(EventRow::account);
  }

  /** The account as this operation left it. */
  Optional<Account> resultOf(UUID operation) throws SQLException {
    return session
        .first(
            "SELECT * FROM account_event WHERE tenant = ? AND operation_id = ?",
            EventRow::read,
            tenant.value(),
            operation)
        .map(EventRow::account);
  }

  /** What happened to one account, newest first; one event more than the page has. */
  List<EventRow> history(AccountId id, PageRequest<Version> page) throws SQLException {
    return session.all(
        "SELECT * FROM account_event WHERE tenant = ? AND account_id = ? AND version < ?"
            + " ORDER BY version DESC LIMIT ?",
        EventRow::read,
        tenant.value(),
        id.value(),
        page.after().map(Version::value).orElse(Long.MAX_VALUE),
        page.limit() + 1);
  }

  /** What happened to all accounts after a place, oldest first. */
  List<EventRow> after(long place, int most) throws SQLException {
    return session.all(
        "SELECT * FROM account_event WHERE tenant = ? AND place > ? ORDER BY place LIMIT ?",
        EventRow::read,
        tenant.value(),
        place,
        most);
  }

  /** Where the next event comes after. */
  long lastPlace() throws SQLException {
    return session
        .first(
            "SELECT max(place) FROM account_event WHERE tenant = ?",
            row -> row.getLong(1),
            tenant.value())
        .orElse(0L);
  }

  /** The event with the account as it was before, in the row of the version before. */
  AccountEvent event(EventRow row) throws SQLException {
    Version before = new Version(row.account().version().value() - 1);
    return new AccountEvent(row.type(), account(row.account().id(), before), row.account());
  }

  /** Adds what a creation, which has no operation, or an operation left. */
  void add(AccountEvent.Type type, Optional<UUID> operation, Account account) throws SQLException {
    Details details = account.details();
    session.run(
        "INSERT INTO account_event (tenant, account_id, version, event_type, operation_id,"
            + " happened_at, account_type, currency, parent_id, name, account_number,"
            + " external_reference, metadata, status, status_reason, status_since,"
            + " created_at, created_by, updated_at, updated_by)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tenant.value(),
        account.id().value(),
        account.version().value(),
        type.name(),
        operation.orElse(null),
        happenedAt(account),
        account.type().name(),
        account.currency().getCurrencyCode(),
        details.parentId().map(AccountId::value).orElse(null),
        details.name(),
        details.accountNumber().orElse(null),
        details.externalReference().orElse(null),
        EventRow.array(details.metadata()),
        account.status().name(),
        account.standing().reason().orElse(null),
        account.standing().since(),
        account.created().at(),
        account.created().by().value(),
        account.updated().at(),
        account.updated().by().value());
  }

  private Instant happenedAt(Account account) throws SQLException {
    Instant stamped = account.updated().at();
    return last(account.id(), AsOf.NOW)
        .map(EventRow::happenedAt)
        .filter(before -> before.isAfter(stamped))
        .orElse(stamped);
  }
}
