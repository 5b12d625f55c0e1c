package dev.accounts.local;

import dev.accounts.rest.OpenApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the contract says about one operation: the responses it may give. */
record Documented(String method, String path, JsonNode operation) {
  private static final JsonNode FILE = new YAMLMapper().readTree(OpenApi.text());
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  /** Every operation of the file that people call; preflights and unknown methods are not. */
  static List<Documented> operations() {
    List<Documented> operations = new ArrayList<>();
    for (var path : FILE.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          operations.add(
              new Documented(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  operation.getValue()));
        }
      }
    }
    return operations;
  }

  String id() {
    return operation.path("operationId").asString();
  }

  Set<Integer> statuses() {
    Set<Integer> statuses = new TreeSet<>();
    operation.path("responses").propertyNames().forEach(s -> statuses.add(Integer.valueOf(s)));
    return statuses;
  }

  /** The codes of the problems with this status, which are the names of its examples. */
  Set<String> codes(int status) {
    Set<String> codes = new TreeSet<>();
    response(status)
        .path("content")
        .path("application/problem+json")
        .path("examples")
        .propertyNames()
        .forEach(codes::add);
    return codes;
  }

  /** The media type of the response with this status; empty when it has no body. */
  String mediaType(int status) {
    return response(status).path("content").propertyNames().stream().findFirst().orElse("");
  }

  /** The headers of the response with this status, in lower case. */
  Set<String> headers(int status) {
    Set<String> headers = new TreeSet<>();
    response(status)
        .path("headers")
        .propertyNames()
        .forEach(name -> headers.add(name.toLowerCase(Locale.ROOT)));
    return headers;
  }

  boolean takesBody() {
    return operation.has("requestBody");
  }

  private JsonNode response(int status) {
    return operation.path("responses").path(String.valueOf(status));
  }
}
