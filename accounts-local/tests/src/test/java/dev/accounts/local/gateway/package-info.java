/** The gateway in front of functions that are made for the test. */
@NullMarked
package dev.accounts.local.gateway;

import org.jspecify.annotations.NullMarked;
