package dev.accounts.domain;

/**
 * One thing that is wrong with a value that was given.
 *
 * @param pointer JSON pointer (RFC 6901) to the value, such as {@code /metadata/colour}
 * @param code stable, for programs: {@code required}, {@code too-short}, {@code too-long}, {@code
 *     bad-character}, {@code bad-value}, {@code too-many}, {@code too-large}
 * @param message for people: what is allowed
 */
public record Violation(String pointer, String code, String message) {}
