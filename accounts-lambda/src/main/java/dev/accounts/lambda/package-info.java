/** The function behind the API, as AWS Lambda starts it. */
@NullMarked
package dev.accounts.lambda;

import org.jspecify.annotations.NullMarked;
