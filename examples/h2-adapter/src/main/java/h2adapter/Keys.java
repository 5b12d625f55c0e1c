package h2adapter;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The idempotency keys of one tenant, and what each first returned. */
record Keys(Session session, TenantId tenant) {

  private record FirstUse(
      String requestHash,
      Optional<UUID> changed,
      Optional<UUID> account,
      Version version,
      Optional<UUID> batch) {

    static FirstUse read(ResultSet row) throws SQLException {
      return new FirstUse(
          row.getString("request_hash"),
          Optional.ofNullable(row.getObject("changed_id", UUID.class)),
          Optional.ofNullable(row.getObject("account_id", UUID.class)),
          new Version(row.getLong("version")),
          Optional.ofNullable(row.getObject("batch_id", UUID.class)));
    }
  }

  /**
   * The account that was first returned; nothing when the key is new at this time.
   *
   * @param changed the account that the write changes; nothing for a creation. A key is of one
   *     write
   */
  Optional<Account> firstAccount(
      Optional<IdempotencyKey> key, Optional<AccountId> changed, Instant at) throws SQLException {
    Optional<FirstUse> use = firstUse(key, at);
    if (use.isEmpty()) {
      return Optional.empty();
    }
    if (!use.get().changed().equals(changed.map(AccountId::value))) {
      throw new Refusal.IdempotencyKeyReused();
    }
    UUID id = use.get().account().orElseThrow(Refusal.IdempotencyKeyReused::new);
    return new Events(session, tenant).account(new AccountId(id), use.get().version());
  }

  /** The report that was first returned; nothing when the key is new at this time. */
  Optional<List<String>> firstReport(Optional<IdempotencyKey> key, Instant at) throws SQLException {
    Optional<FirstUse> use = firstUse(key, at);
    return use.isEmpty()
        ? Optional.empty()
        : report(use.get().batch().orElseThrow(Refusal.IdempotencyKeyReused::new));
  }

  /** The report of a batch that was applied. */
  Optional<List<String>> report(UUID batch) throws SQLException {
    return session.first(
        "SELECT report FROM batch WHERE tenant = ? AND id = ?",
        row -> List.of(row.getObject(1, String[].class)),
        tenant.value(),
        batch);
  }

  private Optional<FirstUse> firstUse(Optional<IdempotencyKey> sent, Instant at)
      throws SQLException {
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Optional<FirstUse> use =
        session.first(
            "SELECT * FROM idempotency_key WHERE tenant = ? AND key_text = ? AND used_at >= ?",
            FirstUse::read,
            tenant.value(),
            sent.get().key(),
            at.minus(IdempotencyKey.LIFE));
    if (use.filter(first -> !first.requestHash().equals(sent.get().requestHash())).isPresent()) {
      throw new Refusal.IdempotencyKeyReused();
    }
    return use;
  }

  /** From now on the key leads to this account. */
  void remember(
      Optional<IdempotencyKey> key, Optional<AccountId> changed, Account account, Instant at)
      throws SQLException {
    UUID id = changed.map(AccountId::value).orElse(null);
    remember(key, at, id, account.id().value(), account.version().value(), null);
  }

  /** From now on the id of the batch, and its key, lead to its report. */
  void remember(Batch batch) throws SQLException {
    session.run(
        "INSERT INTO batch (tenant, id, report) VALUES (?, ?, ?)",
        tenant.value(),
        batch.id(),
        batch.report().toArray(String[]::new));
    remember(batch.idempotencyKey(), batch.stamp().at(), null, null, null, batch.id());
  }

  private void remember(
      Optional<IdempotencyKey> key,
      Instant at,
      UUID changed,
      UUID account,
      Long version,
      UUID batch)
      throws SQLException {
    if (key.isPresent()) {
      session.run(
          "MERGE INTO idempotency_key (tenant, key_text, request_hash, used_at, changed_id,"
              + " account_id, version, batch_id) KEY (tenant, key_text)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          tenant.value(),
          key.get().key(),
          key.get().requestHash(),
          at,
          changed,
          account,
          version,
          batch);
    }
  }
}
