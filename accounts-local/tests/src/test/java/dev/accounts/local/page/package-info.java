/** The web page beside the API, asked for as browsers and strangers do. */
@NullMarked
package dev.accounts.local.page;

import org.jspecify.annotations.NullMarked;
