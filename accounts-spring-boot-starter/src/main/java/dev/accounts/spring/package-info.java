/** Accounts in a Spring Boot application: its transactions, its metrics, its events. */
@NullMarked
package dev.accounts.spring;

import org.jspecify.annotations.NullMarked;
