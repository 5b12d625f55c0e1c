/** The service over real HTTP, with real tokens and a real database. */
@NullMarked
package dev.accounts.local;

import org.jspecify.annotations.NullMarked;
