package dev.accounts.rest.http;

import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query of a request, decoded: each parameter with all its values. */
public record Query(Map<String, List<String>> parameters) {

  /** Reads what a gateway decoded: each parameter once, or each with all its values. */
  public static Query of(Json single, Json multiple) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    single
        .members()
        .forEach((name, value) -> parameters.put(name, List.of(value.text().orElse(""))));
    multiple.members().forEach((name, list) -> parameters.put(name, texts(list)));
    return new Query(parameters);
  }

  private static List<String> texts(Json list) {
    List<String> texts = new ArrayList<>(list.items().size());
    for (Json value : list.items()) {
      texts.add(value.text().orElse(""));
    }
    return texts;
  }

  /**
   * Reads a query as it stands in a URL.
   *
   * @throws Rejected when it is not encoded properly
   */
  public static Query parse(String raw) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
      }
    }
    return new Query(parameters);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      FieldError error =
          new FieldError(In.QUERY, "", "malformed", "is not percent-encoded properly");
      throw new Rejected(Problem.of(ProblemCode.VALIDATION_FAILED).with(List.of(error)));
    }
  }
}
