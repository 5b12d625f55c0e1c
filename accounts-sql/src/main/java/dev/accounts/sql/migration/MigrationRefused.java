package dev.accounts.sql.migration;

/**
 * The schema was made by other scripts than these, or is another service's; nothing was changed.
 */
public final class MigrationRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MigrationRefused(String message) {
    super(message);
  }
}
