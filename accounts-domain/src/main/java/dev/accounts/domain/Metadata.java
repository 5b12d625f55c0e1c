package dev.accounts.domain;

import dev.accounts.domain.text.FlatJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Free key-value pairs of an account, as they are given or stored; {@link MetadataEdit} has new
 * ones in their normal form.
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
    if (isTooLarge(entries)) {
      Violations.none().add(tooLarge()).throwIfAny();
    }
  }

  /** The pairs of any map. */
  public static Metadata of(Map<String, String> entries) {
    return entries.isEmpty() ? NONE : new Metadata(new TreeMap<>(entries));
  }

  /** The pairs as a compact JSON object. */
  public String toJson() {
    return FlatJson.object(entries);
  }

  /**
   * The same with each key and value in its normal form.
   *
   * @throws Refusal.Invalid when no account may get this metadata
   */
  public Metadata normal() {
    return MetadataEdit.replacingWith(this).applyTo(NONE);
  }

  /**
   * Pairs in their normal form.
   *
   * @param pointer to what the pairs belong to, and the character before a key
   * @param violations gets what is wrong with them
   */
  public static NavigableMap<String, String> normal(
      String pointer, Map<String, String> given, Violations violations) {
    TreeMap<String, String> normal = new TreeMap<>();
    given.forEach((key, value) -> {
      violations.at(pointer + Violations.escaped(key));
      String normalKey = TextRule.METADATA_KEY.normal(key, violations);
      String normalValue = TextRule.METADATA_VALUE.normal(value, violations);
      if (normal.put(normalKey, normalValue) != null) {
        violations.add("bad-value", "must differ from the other keys by more than spaces");
      }
    });
    return normal;
  }

  /** What is wrong with metadata that is too large in all. */
  public static Violation tooLarge() {
    return new Violation(
        "/metadata",
        "too-large",
        "must have at most " + MAX_KEYS + " keys and " + MAX_BYTES + " bytes as JSON");
  }

  private static boolean isTooLarge(Map<String, String> entries) {
    return entries.size() > MAX_KEYS
        || (mostBytes(entries) > MAX_BYTES && bytes(entries) > MAX_BYTES);
  }

  private static int bytes(Map<String, String> entries) {
    return FlatJson.object(entries).getBytes(StandardCharsets.UTF_8).length;
  }

  /** What the pairs have as JSON at most: six bytes for each character, which are an escape. */
  private static int mostBytes(Map<String, String> entries) {
    int characters = 1;
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      characters += 1 + entry.getKey().length() + entry.getValue().length();
    }
    return 6 * characters;
  }
}
