package dev.accounts.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path whose segments in braces are parameters. */
record PathTemplate(List<String> segments) {

  static PathTemplate of(String path) {
    return new PathTemplate(List.of(path.split("/", -1)));
  }

  /** Sorts fixed segments before parameters. */
  String specificity() {
    return String.join("/", segments.stream().map(s -> isParameter(s) ? "~" : s).toList());
  }

  /** What the path holds for each parameter; none if it is another path. */
  Optional<Map<String, String>> match(String rawPath) {
    String[] actual = rawPath.split("/", -1);
    if (actual.length != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < actual.length; i++) {
      String wanted = segments.get(i);
      if (isParameter(wanted) && !actual[i].isEmpty()) {
        parameters.put(wanted.substring(1, wanted.length() - 1), decoded(actual[i]));
      } else if (!wanted.equals(actual[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  /** A plus sign stands for itself in a path; what cannot be decoded stays as it is. */
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException broken) {
      return segment;
    }
  }
}
