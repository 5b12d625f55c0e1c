/** The little HTTP, spoken as a client that means harm would. */
@NullMarked
package dev.accounts.local.http;

import org.jspecify.annotations.NullMarked;
