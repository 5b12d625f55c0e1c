/** The function with which Secrets Manager changes the database password. */
@NullMarked
package dev.accounts.lambda.rotation;

import org.jspecify.annotations.NullMarked;
