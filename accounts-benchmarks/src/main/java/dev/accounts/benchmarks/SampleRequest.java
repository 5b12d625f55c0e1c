package dev.accounts.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as a gateway hands it over, about 4 KB with its token.
 *
 * @param query one parameter, as {@code name=value}, or empty
 * @param body JSON, or empty
 * @param status what a correct response has
 */
record SampleRequest(
    String name, String method, String path, String query, String body, int status) {
  private static final String NEW_ACCOUNT =
      """
      {"name":"New account","type":"DOMESTIC","currency":"EUR","metadata":{"costCentre":"4711"}}\
      """;

  /** What every function can do, and what warm functions do in turn. */
  static List<SampleRequest> common(String id) {
    return List.of(
        new SampleRequest("list", "GET", "/accounts", "limit=50", "", 200),
        new SampleRequest("get", "GET", "/accounts/" + id, "", "", 200),
        new SampleRequest("create", "POST", "/accounts", "", NEW_ACCOUNT, 201));
  }

  /** What only the API has, each measured as the first of its kind. */
  static List<SampleRequest> further(String id) {
    String one = "/accounts/" + id;
    return List.of(
        new SampleRequest("patch", "PATCH", one, "", "{\"name\":\"Changed\"}", 200),
        new SampleRequest("events", "GET", one + "/events", "limit=50", "", 200),
        new SampleRequest("tree", "GET", "/accounts/tree", "depth=3", "", 200));
  }

  /** The event, for a change of this version. */
  byte[] event(String token, long version) {
    String[] parameter = query.split("=", 2);
    return template()
        .replace("@RESOURCE@", path.length() > 40 ? "/accounts/{id}" + path.substring(46) : path)
        .replace("@PATH@", path)
        .replace("@METHOD@", method)
        .replace("@TOKEN@", token)
        .replace("@VERSION@", "\\\"" + version + "\\\"")
        .replace("@QUERY@", query.isEmpty() ? "null" : object(parameter, ""))
        .replace("@QUERIES@", query.isEmpty() ? "null" : object(parameter, "["))
        .replace("@BODY@", body.isEmpty() ? "null" : quoted(body))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String object(String[] parameter, String opening) {
    String value = opening + quoted(parameter[1]) + (opening.isEmpty() ? "" : "]");
    return "{" + quoted(parameter[0]) + ":" + value + "}";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  private static String template() {
    try (InputStream template = SampleRequest.class.getResourceAsStream("event.json")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
