package dev.accounts.application.port;

import dev.accounts.domain.Account;
import java.util.Optional;

/**
 * An account as a file has it.
 *
 * @param parent the number of its parent; without one, the names that lead to the parent, each with
 *     a colon before it, colons and backslashes in names with a backslash before them; none for a
 *     root
 */
public record ChartRow(Account account, Optional<String> parent) {}
