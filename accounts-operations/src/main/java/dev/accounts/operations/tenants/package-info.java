/** The function with which an operator lists, exports, freezes and erases tenants. */
@NullMarked
package dev.accounts.operations.tenants;

import org.jspecify.annotations.NullMarked;
