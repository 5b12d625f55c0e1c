/** What API Gateway and Lambda put around a call of the function. */
@NullMarked
package dev.accounts.local.function;

import org.jspecify.annotations.NullMarked;
