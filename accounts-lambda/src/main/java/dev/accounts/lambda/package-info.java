/** The service as an AWS Lambda function: HTTP in, use case, HTTP out. */
@NullMarked
package dev.accounts.lambda;

import org.jspecify.annotations.NullMarked;
