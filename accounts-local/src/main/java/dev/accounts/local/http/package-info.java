/** The little HTTP that the local gateway and the local user pool share. */
@NullMarked
package dev.accounts.local.http;

import org.jspecify.annotations.NullMarked;
