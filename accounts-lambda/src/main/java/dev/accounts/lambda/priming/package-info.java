/** Every kind of request once, before Lambda SnapStart takes its snapshot. */
@NullMarked
package dev.accounts.lambda.priming;

import org.jspecify.annotations.NullMarked;
