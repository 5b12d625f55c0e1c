package dev.accounts.domain;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Free key-value pairs of an account.
 *
 * @param entries at most {@value #MAX_KEYS} keys of 1 to {@value #MAX_KEY} characters, values of at
 *     most {@value #MAX_VALUE} characters; in all at most {@value #MAX_BYTES} bytes as compact JSON
 *     in UTF-8 (a row of the RDS Data API holds 64 KB, a page 1 MiB)
 */
public record Metadata(NavigableMap<String, String> entries) {
  public static final int MAX_KEYS = 50;
  public static final int MAX_KEY = 40;
  public static final int MAX_VALUE = 500;
  public static final int MAX_BYTES = 8192;

  /** No metadata. */
  public static final Metadata NONE = new Metadata(Collections.emptyNavigableMap());

  public Metadata {
    entries = Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
    Violations violations = Violations.none();
    entries.forEach((key, value) -> checkEntry(violations, key, value));
    checkSize(violations, entries).throwIfAny();
  }

  /** The pairs of any map. */
  public static Metadata of(Map<String, String> entries) {
    return new Metadata(new TreeMap<>(entries));
  }

  /** The pairs as a compact JSON object. */
  public String toJson() {
    return FlatJson.object(entries);
  }

  static void checkEntry(Violations violations, String key, String value) {
    violations
        .at("/metadata/" + Violations.escaped(key))
        .text(key, 1, MAX_KEY)
        .freeText(value, MAX_VALUE);
  }

  /** What is wrong with metadata that is too large in all. */
  public static Violation tooLarge() {
    return new Violation(
        "/metadata",
        "too-large",
        "must have at most " + MAX_KEYS + " keys and " + MAX_BYTES + " bytes as JSON");
  }

  private static Violations checkSize(Violations violations, Map<String, String> entries) {
    int bytes = FlatJson.object(entries).getBytes(StandardCharsets.UTF_8).length;
    return entries.size() > MAX_KEYS || bytes > MAX_BYTES ? violations.add(tooLarge()) : violations;
  }
}
