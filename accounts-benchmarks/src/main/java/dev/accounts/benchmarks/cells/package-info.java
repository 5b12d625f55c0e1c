/** Tenants divided over several databases: what decision 34 says, tried on two of them. */
@NullMarked
package dev.accounts.benchmarks.cells;

import org.jspecify.annotations.NullMarked;
