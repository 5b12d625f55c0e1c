/** One line of JSON about each request, which CloudWatch also reads metrics from. */
@NullMarked
package dev.accounts.lambda.log;

import org.jspecify.annotations.NullMarked;
