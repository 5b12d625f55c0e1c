@NullMarked
package dev.accounts.lambda.log;

import org.jspecify.annotations.NullMarked;
