/** JSON in and out, without looking into classes. */
@NullMarked
package dev.accounts.lambda.json;

import org.jspecify.annotations.NullMarked;
