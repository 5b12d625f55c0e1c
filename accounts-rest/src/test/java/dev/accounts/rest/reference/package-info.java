/** How the pages of {@code docs/reference} are kept true; also for the tests of other modules. */
@NullMarked
package dev.accounts.rest.reference;

import org.jspecify.annotations.NullMarked;
