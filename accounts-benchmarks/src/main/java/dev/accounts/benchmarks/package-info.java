/** The API's function under Lambda's runtime, measured beside simpler functions. */
@NullMarked
package dev.accounts.benchmarks;

import org.jspecify.annotations.NullMarked;
