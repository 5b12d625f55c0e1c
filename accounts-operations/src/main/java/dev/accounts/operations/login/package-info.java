/** The login of the application: its database role and the secret that holds its password. */
@NullMarked
package dev.accounts.operations.login;

import org.jspecify.annotations.NullMarked;
