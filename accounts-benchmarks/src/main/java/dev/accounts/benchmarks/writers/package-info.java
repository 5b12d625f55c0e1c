/** Many writers of one tenant at once, with and without moves among their writes. */
@NullMarked
package dev.accounts.benchmarks.writers;

import org.jspecify.annotations.NullMarked;
