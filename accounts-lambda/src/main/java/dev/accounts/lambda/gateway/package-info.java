/** The events in which gateways hand over requests, and what they take for responses. */
@NullMarked
package dev.accounts.lambda.gateway;

import org.jspecify.annotations.NullMarked;
