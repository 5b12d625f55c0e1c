/** Changes as events for those who are not callers, such as an event bus. */
@NullMarked
package dev.accounts.rest.events;

import org.jspecify.annotations.NullMarked;
