package dev.accounts.application.port;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Difference;
import dev.accounts.domain.past.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps accounts. Each call is atomic alone, sees only the caller's tenant, and takes one round
 * trip; a write records the account's history in the same transaction.
 *
 * <p>The past is read from the history. The time of a change is that of its stamp, but never
 * earlier than the change of the same account before it; a deleted account was there until then.
 *
 * <p>{@code AccountRepositoryContract} in accounts-testkit says in tests what an implementation
 * promises.
 *
 * <p>Every call ends by the caller's deadline, with a {@link RepositoryException} when the store
 * could not be asked or its response was lost. Of several rules that refuse a change, the first in
 * this order is thrown: not found, tenant frozen, version, status, hierarchy, metadata size,
 * account number, external reference.
 */
public interface AccountRepository {

  /**
   * Stores a new account. The same id, or the same idempotency key with the same request, is stored
   * once and gets the first result again.
   *
   * @return the account as it was stored first
   * @throws Refusal.TenantFrozen when an operator has frozen the tenant's writes
   * @throws Refusal.BreaksHierarchy when the parent cannot take a child
   * @throws Refusal.Taken when the account number or the external reference is in use
   * @throws Refusal.IdempotencyKeyReused when the key was used for another request
   */
  Account create(Caller caller, Creation creation);

  /** The account as it was then, or nothing when the tenant had no such account. */
  Optional<Account> find(Caller caller, AccountId id, AsOf asOf);

  /** The account, or nothing when the tenant has no such account. */
  default Optional<Account> find(Caller caller, AccountId id) {
    return find(caller, id, AsOf.NOW);
  }

  /** Accounts that match, in the order that is wanted. */
  Page<Account> list(Caller caller, ListQuery query);

  /**
   * Accounts in the order of the chart, as a file has them.
   *
   * @param asOf when the register is looked at, for numbers and names of parents too
   * @param after the position of the last account seen; none for the first page
   * @param limit the most rows, 1 to {@value ListQuery#MAX_LIMIT}
   */
  Page<ChartRow> chart(Caller caller, AsOf asOf, Optional<Position> after, int limit);

  /**
   * Part of the hierarchy, breadth first: each level in the order of its parents, and children of
   * one parent in the order of the chart; at most {@link TreeQuery#MAX_NODES} rows. Empty when the
   * wanted root does not exist.
   */
  Page<TreeRow> tree(Caller caller, TreeQuery query);

  /**
   * Changes an account if it is still at the expected version. The same operation, or the same
   * idempotency key with the same request, is applied once and gets the first result again,
   * whatever became of the account since.
   *
   * @return the account after the change, for a {@link Deletion} its last state
   * @throws Refusal.NotFound when the tenant has no such account
   * @throws Refusal.TenantFrozen when an operator has frozen the tenant's writes
   * @throws Refusal.Stale when the account has changed since the expected version
   * @throws Refusal.UnknownVersion when the account has never had the expected version
   * @throws Refusal.NotAllowedInStatus when the account's status forbids the change
   * @throws Refusal.BreaksHierarchy when the hierarchy forbids it
   * @throws Refusal.Taken when the account number or the external reference is in use
   * @throws Refusal.Invalid when the merged metadata would be too large
   * @throws Refusal.IdempotencyKeyReused when the key was used for another request
   */
  Account change(Caller caller, Operation operation);

  /**
   * Applies all writes of a batch, or none of them. The same id, or the same idempotency key with
   * the same request, is applied once and gets the first report again.
   *
   * @return the report of the batch that was applied first
   * @throws Refusal the first refusal of a write, as {@link #create} and {@link #change} throw it
   * @throws Refusal.TenantFrozen when an operator has frozen the tenant's writes
   * @throws Refusal.Stale when an account that has to be unchanged has changed
   * @throws Refusal.PlanChanged when an account that has to be absent is there
   * @throws Refusal.IdempotencyKeyReused when the key was used for another request
   */
  List<String> writeAll(Caller caller, Batch batch);

  /**
   * The report of the batch that was applied with this key; nothing when there was none.
   *
   * @param at the time of the request, by which the life of the key is measured
   * @throws Refusal.IdempotencyKeyReused when the key was used for another request
   */
  Optional<List<String>> reportOf(Caller caller, IdempotencyKey key, Instant at);

  /**
   * An account's history, newest first; of a deleted account too. The key of a page is the version
   * of the last event seen.
   *
   * @throws Refusal.NotFound when the tenant never had such an account, or nothing older happened
   */
  Page<AccountEvent> history(Caller caller, AccountId id, PageRequest<Version> page);

  /**
   * The accounts that differ at the two ends of a period, in the order of their ids. The key of a
   * page is the id of the last account seen.
   */
  Page<Difference> differences(Caller caller, Period period, PageRequest<AccountId> page);

  /**
   * What changed in all accounts of the tenant, oldest first. A change is shown once nothing that
   * comes before it can still be committed.
   *
   * @throws Refusal.FeedRestarted when the position is of before the store was restored, or the
   *     tenant erased
   */
  Feed changes(Caller caller, FeedQuery query);
}
