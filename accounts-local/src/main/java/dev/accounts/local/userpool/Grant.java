package dev.accounts.local.userpool;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person gave a client at sign-in.
 *
 * @param nonce what the client wants to find in the ID token
 * @param signedInAt stays the same when tokens are renewed, as clients check
 */
record Grant(Person person, String scope, Optional<String> nonce, Instant signedInAt) {}
