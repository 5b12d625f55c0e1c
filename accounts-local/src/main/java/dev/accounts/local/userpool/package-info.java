/**
 * A user pool on this machine, at Amazon Cognito's own paths: sign-in with code and PKCE, tokens,
 * keys. It has no users and no passwords; a client that can reach it may be any user, which is why
 * it listens on the loopback address only.
 */
@NullMarked
package dev.accounts.local.userpool;

import org.jspecify.annotations.NullMarked;
