package dev.accounts.rest.http;

import dev.accounts.rest.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Request headers by name, in whatever case they were sent; a repeated one is a list. */
public final class Headers {
  // so few of them are asked for that to sort all would take longer
  private final List<Map.Entry<String, String>> lines = new ArrayList<>();

  private Headers() {}

  /** Reads what a gateway sends: each header once, or each with all its values. */
  public static Headers of(Json single, Json multiple) {
    Headers headers = new Headers();
    if (multiple.members().isEmpty()) {
      single.members().forEach((name, value) -> value.text().ifPresent(v -> headers.add(name, v)));
    } else {
      multiple.members().forEach(headers::addAll);
    }
    return headers;
  }

  /** Takes what a server has read: each header with all its values. */
  public static Headers of(Map<String, List<String>> received) {
    Headers headers = new Headers();
    received.forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    return headers;
  }

  private void addAll(String name, Json list) {
    for (Json value : list.items()) {
      Optional<String> text = value.text();
      if (text.isPresent()) {
        add(name, text.get());
      }
    }
  }

  private void add(String name, String value) {
    lines.add(Map.entry(name, value));
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> value(String name) {
    Optional<String> found = Optional.empty();
    for (Map.Entry<String, String> line : lines) {
      if (line.getKey().equalsIgnoreCase(name)) {
        String value = line.getValue();
        found = Optional.of(found.map(first -> first + ", " + value).orElse(value));
      }
    }
    return found.map(String::strip);
  }
}
