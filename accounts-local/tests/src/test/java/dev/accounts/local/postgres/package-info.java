/** PostgreSQL handled from outside of the service. */
@NullMarked
package dev.accounts.local.postgres;

import org.jspecify.annotations.NullMarked;
