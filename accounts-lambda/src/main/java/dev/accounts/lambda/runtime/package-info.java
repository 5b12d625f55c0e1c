/** What Lambda gives to a function besides the event, for calls that Lambda does not make. */
@NullMarked
package dev.accounts.lambda.runtime;

import org.jspecify.annotations.NullMarked;
