package contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Renders the document that API Gateway imports for people and for generators of clients: without
 * what is the gateway's, with every problem code in an enumeration, and with what {@code
 * clients.yaml} says of types that the gateway does not know. Run by the build, with
 * snakeyaml-engine on the class path.
 */
final class RenderForClients {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String JSON = "application/json";

  private RenderForClients() {}

  /** Arguments: the gateway's document, the overlay, and the file to write JSON to. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Object> document = read(arguments[0]);
    document.keySet().removeIf(name -> name.startsWith("x-"));
    document.put("openapi", "3.0.3");
    map(document, "paths").values().forEach(path -> operations(map(path)));
    map(document, "components", "schemas").put("ProblemCode", codes(document));
    Map<String, Object> overlay = read(arguments[1]);
    mustKnow(document, overlay, "components", "parameters");
    mustKnow(document, overlay, "components", "schemas");
    Object rendered = overlaid(withJsonFirst(document), overlay);
    Files.writeString(Path.of(arguments[2]), json(rendered, "\n") + "\n");
  }

  private static Map<String, Object> read(String file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
    return map(new Load(settings).loadFromString(Files.readString(Path.of(file))));
  }

  /**
   * The token is the whole document's, and the methods that browsers and caches use are no calls.
   */
  private static void operations(Map<String, Object> path) {
    path.keySet().retainAll(METHODS);
    for (Object operation : path.values()) {
      map(operation).keySet().removeIf(name -> name.startsWith("x-amazon-"));
      map(operation).remove("security");
    }
  }

  private static Map<String, Object> codes(Map<String, Object> document) {
    List<Object> codes = new ArrayList<>();
    for (Object example : map(document, "components", "examples").values()) {
      if (map(example).get("value") instanceof Map<?, ?> value && value.containsKey("requestId")) {
        codes.add(value.get("code"));
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("enum", codes);
    // what the constants are called in every language
    schema.put("x-enum-varnames", codes.stream().map(RenderForClients::constant).toList());
    return schema;
  }

  private static String constant(Object code) {
    return code.toString().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Of several media types, a generator takes the first one. */
  private static Object withJsonFirst(Object node) {
    return switch (node) {
      case Map<?, ?> mapping -> {
        Map<String, Object> ordered = new LinkedHashMap<>();
        if (mapping.containsKey(JSON)) {
          ordered.put(JSON, withJsonFirst(mapping.get(JSON)));
        }
        map(mapping).forEach((name, value) -> ordered.putIfAbsent(name, withJsonFirst(value)));
        yield ordered;
      }
      case List<?> list -> list.stream().map(RenderForClients::withJsonFirst).toList();
      case null, default -> node;
    };
  }

  /** A name that the document lacks would say nothing about what it was meant for. */
  private static void mustKnow(
      Map<String, Object> document, Map<String, Object> overlay, String... section) {
    Set<String> unknown = new TreeSet<>(map(overlay, section).keySet());
    unknown.removeAll(map(document, section).keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "The document has no " + String.join(".", section) + " called " + unknown);
    }
    map(overlay, section)
        .forEach((name, member) -> {
          if (map(member).containsKey("properties")) {
            mustKnow(map(document, section), map(overlay, section), name, "properties");
          }
        });
  }

  /** A member of both is merged, {@code null} removes one, and anything else takes its place. */
  private static Object overlaid(Object node, Object overlay) {
    if (!(node instanceof Map<?, ?> && overlay instanceof Map<?, ?>)) {
      return overlay;
    }
    Map<String, Object> merged = new LinkedHashMap<>(map(node));
    map(overlay)
        .forEach((name, value) -> {
          if (value == null) {
            merged.remove(name);
          } else {
            merged.put(name, overlaid(merged.get(name), value));
          }
        });
    return merged;
  }

  private static String json(Object node, String line) {
    String inner = line + "  ";
    return switch (node) {
      case Map<?, ?> mapping when !mapping.isEmpty() ->
          map(mapping).entrySet().stream()
              .map(member -> quoted(member.getKey()) + ": " + json(member.getValue(), inner))
              .collect(Collectors.joining("," + inner, "{" + inner, line + "}"));
      case Map<?, ?> empty -> "{}";
      case List<?> list ->
          list.stream().map(each -> json(each, inner)).collect(Collectors.joining(", ", "[", "]"));
      case String text -> quoted(text);
      case null, default -> String.valueOf(node);
    };
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }

  private static Map<String, Object> map(Object node, String... names) {
    @SuppressWarnings("unchecked")
    Map<String, Object> found = (Map<String, Object>) node;
    for (String name : names) {
      found = map(found.get(name));
    }
    return found;
  }
}
