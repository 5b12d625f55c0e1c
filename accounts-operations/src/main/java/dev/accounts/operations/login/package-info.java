/**
 * The logins of the API and of the relay: their database roles, and the secrets with their
 * passwords.
 */
@NullMarked
package dev.accounts.operations.login;

import org.jspecify.annotations.NullMarked;
