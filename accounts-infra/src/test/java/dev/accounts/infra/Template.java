package dev.accounts.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A parsed template, which can be changed at a JSON pointer to plant a mistake.
 *
 * @param name as other templates nest it, without {@code .yaml}
 */
record Template(String name, Map<String, Object> root) {
  static Template parse(String name, String text) {
    return new Template(name, Yaml.mapping(text));
  }

  Map<String, Object> section(String section) {
    return Tree.map(root.getOrDefault(section, Map.of()));
  }

  Map<String, Object> resource(String id) {
    Object resource = section("Resources").get(id);
    if (resource == null) {
      throw new IllegalArgumentException(name + ".yaml has no resource " + id);
    }
    return Tree.map(resource);
  }

  Map<String, Object> properties(String id) {
    return Tree.map(resource(id).getOrDefault("Properties", Map.of()));
  }

  /** The logical IDs of all resources of a type. */
  List<String> ids(String type) {
    return section("Resources").entrySet().stream()
        .filter(entry -> type.equals(Tree.map(entry.getValue()).get("Type")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Properties by logical ID, of all resources of a type. */
  Map<String, Map<String, Object>> all(String type) {
    return ids(type).stream()
        .collect(
            Collectors.toMap(
                id -> id, this::properties, (first, second) -> first, LinkedHashMap::new));
  }

  /** The same with another value at a pointer, whose parent must be there. */
  Template with(String pointer, Object value) {
    return changed(pointer, (parent, key) -> Tree.put(parent, key, value));
  }

  /** The same without what a pointer shows, which must be there. */
  Template without(String pointer) {
    return changed(pointer, Tree::remove);
  }

  private Template changed(String pointer, Tree.Change change) {
    Map<String, Object> copy = Tree.map(Tree.copy(root));
    List<String> path = new ArrayList<>(Tree.path(pointer));
    String last = path.removeLast();
    change.apply(Tree.at(copy, path), last);
    return new Template(name, copy);
  }
}
