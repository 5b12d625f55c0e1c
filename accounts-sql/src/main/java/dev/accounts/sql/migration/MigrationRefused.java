package dev.accounts.sql.migration;

/** The database was made by other scripts than these; nothing was changed. */
public final class MigrationRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MigrationRefused(String message) {
    super(message);
  }
}
