package dev.accounts.rest.body;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.rest.http.Body;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.Pointers;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonFaults;
import dev.accounts.rest.json.JsonReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/** The fields of a JSON body, and what is wrong with them. */
public final class BodyFields {
  /** Fields of an account that the service alone sets, or that never change once set. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "type",
          "currency",
          "status",
          "statusReason",
          "statusChangedAt",
          "version",
          "createdAt",
          "createdBy",
          "updatedAt",
          "updatedBy");

  private final Map<String, Json> fields;
  private final FieldErrors errors;

  private BodyFields(Map<String, Json> fields, FieldErrors errors) {
    this.fields = fields;
    this.errors = errors;
  }

  /**
   * Reads a body that may have these fields only.
   *
   * @throws Rejected when it is not JSON
   */
  public static BodyFields read(byte[] body, FieldErrors errors, Set<String> known) {
    Json json = parse(Body.text(body));
    if (!(json instanceof Json.Members)) {
      errors.add(In.BODY, "", "wrong-type", "must be an object");
      errors.throwIfAny();
    }
    for (String name : json.members().keySet()) {
      if (!known.contains(name)) {
        refuse(name, errors);
      }
    }
    Map<String, Json> fields = new HashMap<>(json.members());
    fields.keySet().retainAll(known);
    return new BodyFields(fields, errors);
  }

  private static Json parse(String text) {
    try {
      return JsonReader.read(text);
    } catch (JacksonException malformed) {
      throw Body.malformed(JsonFaults.describe(malformed));
    }
  }

  private static void refuse(String name, FieldErrors errors) {
    if (READ_ONLY.contains(name) || name.equals("tenantId")) {
      errors.add(In.BODY, Pointers.to(name), "read-only", "cannot be changed; leave it out");
    } else {
      errors.add(In.BODY, Pointers.to(name), "unknown-field", "is not known; leave it out");
    }
  }

  /** The names, and those that an account has besides when it is read. */
  static Set<String> andReadOnly(Set<String> names) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(READ_ONLY);
    return all;
  }

  /** Whether there is a field that only the service sets, which has to be as it is. */
  public boolean hasReadOnly() {
    return READ_ONLY.stream().anyMatch(this::isGiven);
  }

  /** Refuses each field that only the service sets and that this account has otherwise. */
  public void refuseChanged(Account account) {
    Json present = AccountJson.read(account);
    READ_ONLY.stream()
        .sorted()
        .filter(name -> isGiven(name) && !raw(name).equals(present.at(name)))
        .forEach(name ->
            errors.add(
                In.BODY,
                Pointers.to(name),
                "read-only",
                "cannot be changed; leave it out, or send it as it was read"));
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Whether it is there with a value; outside a patch, null is no value. */
  boolean isGiven(String name) {
    return raw(name) != Json.Plain.NULL;
  }

  /** The field as it came. */
  Json raw(String name) {
    return fields.getOrDefault(name, Json.Plain.NULL);
  }

  /** A text that may be left out. */
  Optional<String> text(String name) {
    Json value = raw(name);
    if (isGiven(name) && value.text().isEmpty()) {
      errors.add(In.BODY, Pointers.to(name), "wrong-type", "must be a string");
    }
    return value.text();
  }

  /** A text that must be there. */
  public Optional<String> requiredText(String name) {
    if (!isGiven(name)) {
      errors.add(In.BODY, Pointers.to(name), "required", "must be given");
    }
    return text(name);
  }

  Optional<AccountId> accountId(String name) {
    Optional<String> text = text(name);
    Optional<AccountId> id = text.flatMap(AccountId::read);
    if (text.isPresent() && id.isEmpty()) {
      errors.add(In.BODY, Pointers.to(name), "bad-value", "must be a UUID");
    }
    return id;
  }

  /** What is wrong so far. */
  public FieldErrors errors() {
    return errors;
  }
}
