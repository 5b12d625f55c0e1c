package dev.accounts.domain;

import dev.accounts.domain.text.FlatJson;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change of metadata: keys that go, then pairs that are put, in their normal form.
 *
 * @param replaces true when all other keys go as well
 * @param removed keys that go; no effect when {@code replaces}
 * @param put pairs to add or overwrite
 */
public record MetadataEdit(
    boolean replaces, NavigableSet<String> removed, NavigableMap<String, String> put) {

  /** Leaves the metadata as it is. */
  public static final MetadataEdit KEEP = merging(Map.of(), Set.of());

  public MetadataEdit {
    Violations violations = Violations.none();
    put = Collections.unmodifiableNavigableMap(Metadata.normal("/metadata/", put, violations));
    removed = Collections.unmodifiableNavigableSet(inBothForms(removed, violations));
    violations.throwIfAny();
  }

  /** Keys are removed as they are given, too: they may be older than their normal form. */
  private static NavigableSet<String> inBothForms(Set<String> given, Violations violations) {
    TreeSet<String> keys = new TreeSet<>(given);
    for (String key : given) {
      violations.at("/metadata/" + Violations.escaped(key)).text(key, 1, Metadata.MAX_KEY);
      keys.add(TextRule.METADATA_KEY.normal(key));
    }
    return keys;
  }

  /** Puts these pairs, removes these keys and keeps the rest. */
  public static MetadataEdit merging(Map<String, String> put, Collection<String> removed) {
    return new MetadataEdit(false, new TreeSet<>(removed), new TreeMap<>(put));
  }

  /** Makes this the whole metadata. */
  public static MetadataEdit replacingWith(Metadata metadata) {
    return new MetadataEdit(true, new TreeSet<>(), metadata.entries());
  }

  /**
   * The metadata after this change.
   *
   * @throws Refusal.Invalid when it would be too large
   */
  public Metadata applyTo(Metadata current) {
    TreeMap<String, String> merged = new TreeMap<>(replaces ? Map.of() : current.entries());
    merged.keySet().removeAll(removed);
    merged.putAll(put);
    return new Metadata(merged);
  }

  /** The pairs to put, as a compact JSON object. */
  public String putJson() {
    return FlatJson.object(put);
  }

  /** The keys that go, as a compact JSON array. */
  public String removedJson() {
    return FlatJson.array(removed);
  }
}
