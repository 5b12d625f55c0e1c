package dev.accounts.rest.body;

import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.Pointers;
import dev.accounts.rest.json.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads metadata, whole or as a merge patch. */
final class MetadataBody {
  private static final String FIELD = "metadata";

  private MetadataBody() {}

  /** All pairs; none when the field is absent, and no pair where the value is null. */
  static Metadata whole(BodyFields fields) {
    Map<String, String> pairs = new TreeMap<>();
    members(fields)
        .forEach((key, value) -> {
          if (value != Json.Plain.NULL) {
            putText(fields, pairs, key, value);
          }
        });
    return fields.errors().gather(In.BODY, () -> Metadata.of(pairs).normal()).orElse(Metadata.NONE);
  }

  /** Pairs to put and, where a value is null, keys to remove; null for all removes all. */
  static MetadataEdit patch(BodyFields fields) {
    if (fields.has(FIELD) && fields.raw(FIELD) == Json.Plain.NULL) {
      return MetadataEdit.replacingWith(Metadata.NONE);
    }
    Map<String, String> put = new TreeMap<>();
    Set<String> removed = new HashSet<>();
    members(fields)
        .forEach((key, value) -> {
          if (value == Json.Plain.NULL) {
            removed.add(key);
          } else {
            putText(fields, put, key, value);
          }
        });
    return fields
        .errors()
        .gather(In.BODY, () -> MetadataEdit.merging(put, removed))
        .orElse(MetadataEdit.KEEP);
  }

  private static void putText(
      BodyFields fields, Map<String, String> pairs, String key, Json value) {
    value
        .text()
        .ifPresentOrElse(
            text -> pairs.put(key, text),
            () ->
                fields
                    .errors()
                    .add(In.BODY, Pointers.to(FIELD, key), "wrong-type", "must be a string"));
  }

  private static Map<String, Json> members(BodyFields fields) {
    Json metadata = fields.raw(FIELD);
    if (fields.isGiven(FIELD) && !(metadata instanceof Json.Members)) {
      fields
          .errors()
          .add(In.BODY, Pointers.to(FIELD), "wrong-type", "must be an object of strings");
    }
    return metadata.members();
  }
}
