package dev.accounts.application.port;

import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Version;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of an account as the caller saw it. Sent again with the same id it has no second effect
 * and gets the first result. A change that made no difference is only judged again, unless it has a
 * key.
 *
 * @param id made for each change that a caller asks for, kept when the same change is retried
 * @param expectedVersion the version that the caller saw
 * @param idempotencyKey the client's, if it sent one
 */
public record Operation(
    UUID id,
    AccountId accountId,
    Version expectedVersion,
    Change change,
    Stamp stamp,
    Optional<IdempotencyKey> idempotencyKey)
    implements Write {}
