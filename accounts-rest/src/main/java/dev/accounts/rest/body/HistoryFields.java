package dev.accounts.rest.body;

import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The fields of an account that its history shows, by their names in the API. */
record HistoryFields(Map<String, String> fields, Map<String, String> metadata) {
  /** What an account is before it exists. */
  static final HistoryFields EMPTY = new HistoryFields(Map.of(), Map.of());

  static HistoryFields of(Account account) {
    Details details = account.details();
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "parentId", details.parentId());
    fields.put("name", details.name());
    put(fields, "accountNumber", details.accountNumber());
    put(fields, "externalReference", details.externalReference());
    fields.put("type", account.type().name());
    fields.put("currency", account.currency().getCurrencyCode());
    fields.put("status", account.status().name());
    put(fields, "statusReason", account.standing().reason());
    return new HistoryFields(fields, details.metadata().entries());
  }

  private static void put(Map<String, String> fields, String name, Optional<?> value) {
    value.ifPresent(present -> fields.put(name, present.toString()));
  }

  /** What this has and the other has not, or has otherwise. */
  HistoryFields without(HistoryFields other) {
    return new HistoryFields(without(fields, other.fields()), without(metadata, other.metadata()));
  }

  /** The names of the fields that differ, {@code metadata} as one of them. */
  Set<String> unlike(HistoryFields other) {
    Set<String> names = new LinkedHashSet<>(without(other).fields().keySet());
    names.addAll(other.without(this).fields().keySet());
    if (!metadata.equals(other.metadata())) {
      names.add("metadata");
    }
    return names;
  }

  private static Map<String, String> without(Map<String, String> these, Map<String, String> those) {
    Map<String, String> different = new LinkedHashMap<>(these);
    different.entrySet().removeIf(e -> Objects.equals(those.get(e.getKey()), e.getValue()));
    return different;
  }
}
