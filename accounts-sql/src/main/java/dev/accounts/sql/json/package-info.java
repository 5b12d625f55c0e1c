/** JSON as the schema's functions take and return it. */
@NullMarked
package dev.accounts.sql.json;

import org.jspecify.annotations.NullMarked;
