package dev.accounts.sql;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Standing;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import dev.accounts.sql.json.JsonObject;
import dev.accounts.sql.json.JsonObject.Column;
import dev.accounts.sql.json.JsonWriter;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Accounts as the JSON objects whose members are the columns of {@code accounts.account}. */
final class StoredAccountJson {
  private StoredAccountJson() {}

  static String write(Account account, UUID operationId) {
    return new JsonWriter()
        .put("tenant_id", account.tenantId())
        .put("id", account.id())
        .put("parent_id", account.parentId())
        .put("name", account.name())
        .put("search_name", account.details().searchName())
        .put("account_number", account.details().accountNumber())
        .put("external_reference", account.details().externalReference())
        .put("type", account.type())
        .put("currency", account.currency())
        .put("status", account.status())
        .put("status_reason", account.standing().reason())
        .put("status_changed_at", account.standing().since())
        .put("metadata", account.details().metadata().entries())
        .put("version", account.version().value())
        .put("created_at", account.created().at())
        .put("created_by", account.created().by())
        .put("updated_at", account.updated().at())
        .put("updated_by", account.updated().by())
        .put("operation_id", operationId)
        .end();
  }

  /** What a new account of a batch does not share with the others of it. */
  static String writeNew(Account account) {
    Details details = account.details();
    JsonWriter json =
        new JsonWriter()
            .put("id", account.id())
            .put("name", details.name())
            .put("search_name", details.searchName())
            .put("type", account.type())
            .put("currency", account.currency());
    json.putIfPresent("parent_id", details.parentId())
        .putIfPresent("account_number", details.accountNumber())
        .putIfPresent("external_reference", details.externalReference());
    if (!details.metadata().entries().isEmpty()) {
      json.put("metadata", details.metadata().entries());
    }
    return json.end();
  }

  /** What all new accounts of a batch have in common. */
  static String writeCommon(TenantId tenant, Stamp stamp) {
    return new JsonWriter()
        .put("tenant_id", tenant)
        .put("status", AccountStatus.OPEN)
        .put("status_changed_at", stamp.at())
        .put("metadata", Map.of())
        .put("version", 1)
        .put("created_at", stamp.at())
        .put("created_by", stamp.by())
        .put("updated_at", stamp.at())
        .put("updated_by", stamp.by())
        .end();
  }

  /** An account that was asked for. */
  static Account read(String json) {
    return read(json, RepositoryException.Applied.NO);
  }

  /**
   * An account in the response to a question or to a write.
   *
   * @param applied what an unreadable response leaves open
   */
  static Account read(String json, RepositoryException.Applied applied) {
    return read(json, applied, new OfOnePage()::account);
  }

  /** An account of a page. */
  static Account readRow(JsonObject row) {
    return new OfOnePage().readRow(row);
  }

  /** An account as a tree shows it. */
  static TreeRow readTreeRow(JsonObject row) {
    return read(row, RepositoryException.Applied.NO, StoredAccountJson::treeRow);
  }

  /** The account that is in the way of a write, if the response names one. */
  static Optional<ConflictingAccount> readConflicting(String json) {
    return read(json, RepositoryException.Applied.NO, StoredAccountJson::conflicting);
  }

  private static <T> T read(
      String json, RepositoryException.Applied applied, Function<JsonObject, T> reader) {
    JsonObject row;
    try {
      row = JsonObject.parse(json);
    } catch (RuntimeException invalid) {
      throw broken(invalid, applied);
    }
    return read(row, applied, reader);
  }

  private static <T> T read(
      JsonObject row, RepositoryException.Applied applied, Function<JsonObject, T> reader) {
    try {
      return reader.apply(row);
    } catch (RuntimeException invalid) {
      throw broken(invalid, applied);
    }
  }

  private static RepositoryException broken(
      RuntimeException invalid, RepositoryException.Applied applied) {
    return RepositoryException.defect(
        "The database holds an account that breaks a rule", Redacted.of(invalid), applied);
  }

  private static TreeRow treeRow(JsonObject row) {
    return new TreeRow(
        AccountId.parse(row.text(Column.ID)),
        row.optional(Column.PARENT_ID).map(AccountId::parse),
        row.text(Column.NAME),
        row.optional(Column.ACCOUNT_NUMBER),
        AccountType.valueOf(row.text(Column.TYPE)),
        Currency.getInstance(row.text(Column.CURRENCY)),
        AccountStatus.valueOf(row.text(Column.STATUS)),
        new Version(Long.parseLong(row.text(Column.VERSION))),
        Long.parseLong(row.text(Column.CHILD_COUNT)));
  }

  private static Optional<ConflictingAccount> conflicting(JsonObject row) {
    return row.optional(Column.ID)
        .map(AccountId::parse)
        .map(id ->
            new ConflictingAccount(id, row.optional(Column.ACCOUNT_NUMBER), row.text(Column.NAME)));
  }

  /** Reads the accounts of one page, which have much in common. */
  static final class OfOnePage {
    private final Repeated<TenantId> tenants = new Repeated<>(TenantId::new);
    private final Repeated<Currency> currencies = new Repeated<>(Currency::getInstance);
    private final Repeated<AccountId> parents = new Repeated<>(AccountId::parse);
    private final Repeated<Subject> subjects = new Repeated<>(Subject::new);
    private final Repeated<Instant> instants = new Repeated<>(StoredInstant::parse);

    /** An account of the page. */
    Account readRow(JsonObject row) {
      try {
        return account(row);
      } catch (RuntimeException invalid) {
        throw broken(invalid, RepositoryException.Applied.NO);
      }
    }

    private Account account(JsonObject row) {
      return new Account(
          AccountId.parse(row.text(Column.ID)),
          tenants.read(row.text(Column.TENANT_ID)),
          AccountType.valueOf(row.text(Column.TYPE)),
          currencies.read(row.text(Column.CURRENCY)),
          new Details(
              parent(row),
              row.text(Column.NAME),
              row.optional(Column.ACCOUNT_NUMBER),
              row.optional(Column.EXTERNAL_REFERENCE),
              new Metadata(row.metadata())),
          new Standing(
              AccountStatus.valueOf(row.text(Column.STATUS)),
              row.optional(Column.STATUS_REASON),
              instants.read(row.text(Column.STATUS_CHANGED_AT))),
          new Version(Long.parseLong(row.text(Column.VERSION))),
          stamp(row, Column.CREATED_AT, Column.CREATED_BY),
          stamp(row, Column.UPDATED_AT, Column.UPDATED_BY));
    }

    private Optional<AccountId> parent(JsonObject row) {
      Optional<String> id = row.optional(Column.PARENT_ID);
      return id.isPresent() ? Optional.of(parents.read(id.get())) : Optional.empty();
    }

    private Stamp stamp(JsonObject row, Column at, Column by) {
      return new Stamp(instants.read(row.text(at)), subjects.read(row.text(by)));
    }
  }
}
