package dev.accounts.infra;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what a check finds. */
final class Problems implements Iterable<String> {
  private final List<String> found = new ArrayList<>();

  Problems unless(boolean valid, String problem) {
    if (!valid) {
      found.add(problem);
    }
    return this;
  }

  /** A value must be this one; a tag of the template in its long form. */
  Problems expect(String what, @Nullable Object actual, @Nullable Object wanted) {
    return unless(
        Objects.equals(plain(actual), plain(wanted)), what + " is " + actual + ", not " + wanted);
  }

  /** Numbers and booleans mean the same to CloudFormation when they are quoted. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean ? value.toString() : value;
  }

  static Object ref(String name) {
    return Map.of("Ref", name);
  }

  static Object attribute(String id, String attribute) {
    return Map.of("Fn::GetAtt", List.of(id, attribute));
  }

  @Override
  public Iterator<String> iterator() {
    return found.iterator();
  }

  @Override
  public String toString() {
    return found.toString();
  }
}
