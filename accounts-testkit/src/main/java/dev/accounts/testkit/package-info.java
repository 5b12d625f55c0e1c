/** The contract of the repository port as tests, and PostgreSQL to run them on. */
@NullMarked
package dev.accounts.testkit;

import org.jspecify.annotations.NullMarked;
