/**
 * The web page beside the API, served as a deployment serves it: the same policy, the same paths,
 * and nothing but the files that were built.
 */
@NullMarked
package dev.accounts.local.page;

import org.jspecify.annotations.NullMarked;
