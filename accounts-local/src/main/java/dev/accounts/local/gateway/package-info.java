/**
 * A gateway on this machine that reads the OpenAPI file, and nothing else, and does what API
 * Gateway does with it: routes, preflights, the authorizer, request validation, limits, gateway
 * responses and the Lambda proxy integration.
 */
@NullMarked
package dev.accounts.local.gateway;

import org.jspecify.annotations.NullMarked;
