package dev.accounts.rest.query;

import dev.accounts.domain.AccountId;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.Pointers;
import dev.accounts.rest.http.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The parameters of a query, and what is wrong with them. */
public final class QueryFields {
  private static final String METADATA = "metadata.";
  private static final String METADATA_PAIR = "metadata";

  private final Map<String, List<String>> parameters;
  private final FieldErrors errors;

  /** Reads the query, and notes what is wrong with it. */
  public QueryFields(Query query, FieldErrors errors) {
    this.parameters = query.parameters();
    this.errors = errors;
  }

  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  Optional<String> one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      errors.add(In.QUERY, pointer(name), "repeated", "must be given once");
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** Whether a parameter of two values has the first one; the second is that of its absence. */
  public boolean flag(String name, String set, String otherwise) {
    Optional<String> value = one(name);
    List<String> allowed = List.of(set, otherwise);
    if (value.isPresent() && !allowed.contains(value.get())) {
      errors.add(In.QUERY, pointer(name), "bad-value", "must be one of " + allowed);
    }
    return value.equals(Optional.of(set));
  }

  /** A whole number in plain digits; the default when it is absent or no number. */
  public int number(String name, int absent) {
    return one(name).map(text -> number(name, text, absent)).orElse(absent);
  }

  private int number(String name, String text, int absent) {
    if (text.isEmpty() || text.length() > 9 || !isDigits(text)) {
      errors.add(In.QUERY, pointer(name), "bad-value", "must be a whole number");
      return absent;
    }
    return Integer.parseInt(text);
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A parameter that names an account. */
  public Optional<AccountId> accountId(String name) {
    return one(name).flatMap(text -> accountId(name, text));
  }

  /** An account's id; an error when it is none. */
  public Optional<AccountId> accountId(String name, String text) {
    Optional<AccountId> id = AccountId.read(text);
    if (id.isEmpty()) {
      errors.add(In.QUERY, pointer(name), "bad-value", "must be a UUID");
    }
    return id;
  }

  /** Each {@code metadata.KEY=value}, and each {@code metadata=KEY=value} of a generated client. */
  void eachMetadata(BiConsumer<String, String> use) {
    Set<String> keys = new HashSet<>();
    for (String name : parameters.keySet()) {
      if (name.startsWith(METADATA)) {
        String key = name.substring(METADATA.length());
        keys.add(key);
        one(name).ifPresent(value -> use.accept(key, value));
      }
    }
    for (String pair : all(METADATA_PAIR)) {
      int end = pair.indexOf('=');
      if (end < 1) {
        errors.add(In.QUERY, pointer(METADATA_PAIR), "bad-value", "must be KEY=value");
      } else if (keys.add(pair.substring(0, end))) {
        use.accept(pair.substring(0, end), pair.substring(end + 1));
      } else {
        errors.add(In.QUERY, pointer(METADATA_PAIR), "repeated", "must name each key once");
      }
    }
  }

  FieldErrors errors() {
    return errors;
  }

  /** Adds an error for each parameter that the route does not have. */
  public static void refuseOthers(Query query, List<String> known, FieldErrors errors) {
    for (String name : query.parameters().keySet()) {
      boolean metadata = name.startsWith(METADATA) && known.contains(METADATA);
      if (!metadata && !known.contains(name)) {
        errors.add(In.QUERY, pointer(name), "unknown-parameter", "is not known; leave it out");
      }
    }
  }

  static String pointer(String name) {
    return Pointers.to(name);
  }
}
