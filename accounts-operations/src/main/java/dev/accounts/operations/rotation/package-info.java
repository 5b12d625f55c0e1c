/** The function with which Secrets Manager changes the database password. */
@NullMarked
package dev.accounts.operations.rotation;

import org.jspecify.annotations.NullMarked;
