/** Functions with three of the API's routes and little else, as people would write them by hand. */
@NullMarked
package dev.accounts.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
