/** What an installation decides, read from the environment once. */
@NullMarked
package dev.accounts.lambda.settings;

import org.jspecify.annotations.NullMarked;
