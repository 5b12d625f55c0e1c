package dev.accounts.local.userpool;

import java.util.Optional;

/**
 * What a person gave a client at sign-in.
 *
 * @param nonce what the client wants to find in the ID token
 */
record Grant(Person person, String scope, Optional<String> nonce) {}
