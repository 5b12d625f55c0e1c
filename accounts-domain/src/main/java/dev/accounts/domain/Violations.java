package dev.accounts.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects all that is wrong with one object, so that a person can mend everything at once. */
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

  /** The same for a text that may be absent. */
  public Violations optionalText(Optional<String> text, int min, int max) {
    return text.map(value -> text(value, min, max)).orElse(this);
  }

  /** Between min and max code points, none of them a control character or half a character. */
  public Violations text(String text, int min, int max) {
    long length = text.codePoints().count();
    if (length < min) {
      add(length == 0 ? "required" : "too-short", "must not be empty");
    } else if (length > max) {
      add("too-long", "must have at most " + max + " characters, has " + length);
    }
    return text.codePoints().anyMatch(Character::isISOControl)
        ? add("bad-character", "must not contain control characters")
        : wellFormed(text);
  }

  /** Free text of at most max code points: anything that UTF-8 and PostgreSQL can hold. */
  public Violations freeText(String text, int max) {
    long length = text.codePoints().count();
    if (length > max) {
      add("too-long", "must have at most " + max + " characters, has " + length);
    }
    return text.indexOf('\0') >= 0
        ? add("bad-character", "must not contain the null character")
        : wellFormed(text);
  }

  private Violations wellFormed(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)
        ? add("bad-character", "must not contain half of a surrogate pair")
        : this;
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
