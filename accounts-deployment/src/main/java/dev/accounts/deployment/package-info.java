/** What the build puts together for AWS, and how. */
@NullMarked
package dev.accounts.deployment;

import org.jspecify.annotations.NullMarked;
