package dev.accounts.domain;

/**
 * Which of its states an account is in: the first when it is opened, the next after each change. A
 * caller may name any number; no account has one before {@link #FIRST}.
 *
 * @param value the number that the ETag and the JSON have, counted from 1
 */
public record Version(long value) implements Comparable<Version> {
  /** No account's. */
  public static final Version NONE = new Version(0);

  /** A new account's. */
  public static final Version FIRST = new Version(1);

  /** The one after a change. */
  public Version next() {
    return new Version(value + 1);
  }

  @Override
  public int compareTo(Version other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
