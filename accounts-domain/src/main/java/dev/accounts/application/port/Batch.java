package dev.accounts.application.port;

import dev.accounts.domain.AccountId;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Several writes that are applied together or not at all.
 *
 * @param id made for each batch that is asked for, kept when the same is repeated
 * @param idempotencyKey the client's, if it sent one; the writes have none of their own
 * @param writes in this order; no later one is checked when one is refused
 * @param unchanged accounts that have to be at these versions, although nothing is written to them
 * @param absent names that no account without a number and a reference may have in these places
 * @param report what the batch did, in lines of at most {@value #MAX_LINE} characters, for the
 *     caller who sends it again; kept for {@link IdempotencyKey#LIFE}
 * @param stamp when and by whom it is written
 */
public record Batch(
    UUID id,
    Optional<IdempotencyKey> idempotencyKey,
    List<Write> writes,
    Map<AccountId, Version> unchanged,
    List<NewName> absent,
    List<String> report,
    Stamp stamp) {
  /** A row of the RDS Data API holds 64 KB. */
  public static final int MAX_LINE = 10_000;

  public Batch {
    writes = List.copyOf(writes);
    unchanged = Map.copyOf(unchanged);
    absent = List.copyOf(absent);
    report = List.copyOf(report);
  }

  /**
   * The name of a new account.
   *
   * @param parent none for a root
   * @param searchName as {@link dev.accounts.domain.Details#searchForm} has it
   */
  public record NewName(Optional<AccountId> parent, String searchName) {}
}
