package dev.accounts.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One path and what it takes.
 *
 * @param template segments; one in braces stands for anything
 */
record PathItem(List<String> template, List<Route> routes) {

  static PathItem at(String template, Route... routes) {
    return new PathItem(List.of(template.split("/", -1)), List.of(routes));
  }

  boolean matches(List<String> segments) {
    if (segments.size() != template.size()) {
      return false;
    }
    for (int i = 0; i < template.size(); i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What takes the method; HEAD is a GET whose response is sent without its body. */
  Optional<Route> route(String method) {
    String effective = method.equals("HEAD") ? "GET" : method;
    for (Route route : routes) {
      if (route.method().equals(effective)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  /** The methods, as {@code Allow} and a preflight say them. */
  String methods() {
    return routes.stream()
        .map(Route::method)
        .map(method -> method.equals("GET") ? "GET,HEAD" : method)
        .collect(Collectors.joining(",", "", ",OPTIONS"));
  }
}
