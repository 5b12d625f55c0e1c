/** What can keep the service from starting. */
@NullMarked
package dev.accounts.local.start;

import org.jspecify.annotations.NullMarked;
