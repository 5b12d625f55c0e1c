package dev.accounts.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks and changes trees of maps, lists and scalars. */
final class Tree {
  private Tree() {}

  /** What to do with one child of a node. */
  interface Change {
    void apply(Object parent, String key);
  }

  @SuppressWarnings("unchecked") // every mapping is read with strings as keys
  static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  /** A list, or what CloudFormation takes for a list of one. */
  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object node) {
    if (node == null) {
      return List.of();
    }
    return node instanceof List<?> ? (List<Object>) node : List.of(node);
  }

  /** A property of a mapping, or an empty mapping; also when the node itself is something else. */
  static Map<String, Object> child(Object node, String key) {
    return node instanceof Map<?, ?> map && map.get(key) instanceof Map<?, ?> child
        ? map(child)
        : Map.of();
  }

  static Object copy(Object node) {
    return switch (node) {
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, copy(value)));
        yield copy;
      }
      case List<?> list -> {
        List<Object> copy = new ArrayList<>();
        list.forEach(value -> copy.add(copy(value)));
        yield copy;
      }
      default -> node;
    };
  }

  /** The steps of a JSON pointer (RFC 6901). */
  static List<String> path(String pointer) {
    return Stream.of(pointer.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  static Object at(Object node, List<String> path) {
    Object found = node;
    for (String step : path) {
      found =
          found instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : Objects.requireNonNull(map(found).get(step), () -> "nothing at " + path);
    }
    return found;
  }

  static void put(Object parent, String key, Object value) {
    if (parent instanceof List<?>) {
      list(parent).set(Integer.parseInt(key), value);
    } else {
      map(parent).put(key, value);
    }
  }

  static void remove(Object parent, String key) {
    Object old =
        parent instanceof List<?>
            ? list(parent).remove(Integer.parseInt(key))
            : map(parent).remove(key);
    Objects.requireNonNull(old, () -> "nothing to remove at " + key);
  }

  /** Shows every mapping in a tree, with the pointer to it. */
  static void eachMap(Object node, String pointer, BiConsumer<String, Map<String, Object>> seen) {
    if (node instanceof Map<?, ?> map) {
      seen.accept(pointer, map(map));
      map.forEach((key, value) -> eachMap(value, pointer + "/" + key, seen));
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        eachMap(list.get(i), pointer + "/" + i, seen);
      }
    }
  }
}
