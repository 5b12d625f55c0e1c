package dev.accounts.rest.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says where JSON is broken, without repeating what was sent or what the parser is called. */
public final class JsonFaults {
  private JsonFaults() {}

  /** One sentence about the first fault. */
  public static String describe(JacksonException malformed) {
    if (malformed instanceof StreamConstraintsException) {
      return "The body is nested too deeply, or has a number that is too long.";
    }
    TokenStreamLocation place = malformed.getLocation();
    return place == null
        ? "The body is not valid JSON."
        : "The body is not valid JSON (line "
            + place.getLineNr()
            + ", column "
            + place.getColumnNr()
            + ").";
  }
}
