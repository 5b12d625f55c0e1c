/** The adapter that the settings choose, and the clients and connections that it needs. */
@NullMarked
package dev.accounts.lambda.storage;

import org.jspecify.annotations.NullMarked;
