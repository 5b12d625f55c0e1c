package dev.accounts.domain;

import dev.accounts.domain.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with one object, so that a person can fix everything at once. */
public final class Violations {
  private final List<Violation> found = new ArrayList<>();
  private String pointer = "";

  private Violations() {}

  /** Nothing is wrong so far. */
  public static Violations none() {
    return new Violations();
  }

  /** Nothing is wrong so far; this is checked next. */
  public static Violations of(String pointer) {
    return new Violations().at(pointer);
  }

  /** A name as one step of a JSON pointer (RFC 6901, section 3). */
  public static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** What is checked next, as a JSON pointer. */
  public Violations at(String next) {
    pointer = next;
    return this;
  }

  /**
   * Text that is taken exactly as it is, of min to max code points, none of them a control
   * character or half of a surrogate pair.
   */
  public Violations text(String text, int min, int max) {
    if (text.length() >= min && text.length() <= max && PlainText.is(text)) {
      return this;
    }
    length(text, min, max);
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return add("bad-character", "must not contain control characters");
    }
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)
        ? add("bad-character", "must not contain half of a surrogate pair")
        : this;
  }

  void length(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min) {
      add(length == 0 ? "required" : "too-short", "must not be empty");
    } else if (length > max) {
      add("too-long", "must have at most " + max + " characters, has " + length);
    }
  }

  /** Notes that what is checked now is wrong. */
  public Violations add(String code, String message) {
    found.add(new Violation(pointer, code, message));
    return this;
  }

  /** Notes something that is wrong. */
  public Violations add(Violation violation) {
    found.add(violation);
    return this;
  }

  /** Refuses the object when anything is wrong. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new Refusal.Invalid(found);
    }
  }
}
