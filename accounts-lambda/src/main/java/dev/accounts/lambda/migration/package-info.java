/** What runs beside the API: brings the database to the present schema, and changes passwords. */
@NullMarked
package dev.accounts.lambda.migration;

import org.jspecify.annotations.NullMarked;
