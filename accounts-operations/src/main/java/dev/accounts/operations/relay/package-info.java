/** The function that sends the changes of all tenants to an event bus. */
@NullMarked
package dev.accounts.operations.relay;

import org.jspecify.annotations.NullMarked;
