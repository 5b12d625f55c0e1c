package dev.accounts.rest.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as it came, so that everything wrong with it can be reported at once. */
public sealed interface Json {

  /** A string. */
  record Text(String value) implements Json {}

  /** An object, its members in the order in which they came. */
  record Members(Map<String, Json> values) implements Json {}

  /** A number, as it was written; never taken for a string. */
  record Numeral(String digits) implements Json {}

  /** An array. */
  record Items(List<Json> values) implements Json {}

  /** An object that was only looked through, as it came. */
  record Unread(String object) implements Json {}

  /** Everything that has no more content than this. */
  enum Plain implements Json {
    NULL,
    TRUE,
    FALSE
  }

  /** The member of this name; null in JSON's sense when there is none. */
  default Json at(String name) {
    return members().getOrDefault(name, Plain.NULL);
  }

  /** The members of an object; none of anything else. */
  default Map<String, Json> members() {
    return this instanceof Members(Map<String, Json> values) ? values : Map.of();
  }

  /** The elements of an array; none of anything else. */
  default List<Json> items() {
    return this instanceof Items(List<Json> values) ? values : List.of();
  }

  /** The content of a string; nothing of anything else. */
  default Optional<String> text() {
    return this instanceof Text(String value) ? Optional.of(value) : Optional.empty();
  }
}
