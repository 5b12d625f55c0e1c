/** The custom resource that applies the migrations when a stack is deployed. */
@NullMarked
package dev.accounts.operations.migration;

import org.jspecify.annotations.NullMarked;
