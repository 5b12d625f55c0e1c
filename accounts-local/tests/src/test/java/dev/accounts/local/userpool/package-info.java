/** The user pool as browsers and applications meet it. */
@NullMarked
package dev.accounts.local.userpool;

import org.jspecify.annotations.NullMarked;
