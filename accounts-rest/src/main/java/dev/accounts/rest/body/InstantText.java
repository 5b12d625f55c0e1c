package dev.accounts.rest.body;

import java.time.Instant;

/**
 * Instants as texts. Those of an account are often the same, and to write one takes as long as to
 * write all other members.
 */
final class InstantText {
  private Instant last = Instant.EPOCH;
  private String text = "1970-01-01T00:00:00Z";

  String of(Instant at) {
    if (!at.equals(last)) {
      last = at;
      text = at.toString();
    }
    return text;
  }
}
