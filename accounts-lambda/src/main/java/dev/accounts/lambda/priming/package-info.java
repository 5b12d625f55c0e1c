/** Runs every kind of request, several times, before Lambda SnapStart takes its snapshot. */
@NullMarked
package dev.accounts.lambda.priming;

import org.jspecify.annotations.NullMarked;
