/** What the build puts together for AWS, and how. */
@NullMarked
package dev.accounts.infra;

import org.jspecify.annotations.NullMarked;
