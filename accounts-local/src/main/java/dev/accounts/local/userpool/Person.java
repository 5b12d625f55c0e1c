package dev.accounts.local.userpool;

import java.util.Optional;

/**
 * A user who signed in.
 *
 * @param name the subject of the tokens too
 * @param tenant none for tokens without the tenant's claim
 */
record Person(String name, Optional<String> tenant) {}
