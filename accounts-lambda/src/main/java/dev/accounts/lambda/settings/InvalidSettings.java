package dev.accounts.lambda.settings;

import java.util.List;

/** The service cannot start as it is set up; the message says what to set. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettings(List<String> problems) {
    super("Accounts cannot start: " + String.join("; ", problems) + ".");
  }
}
