package dev.accounts.lambda.priming;

import dev.accounts.rest.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * A request of a priming and the status that it must get.
 *
 * @param query one parameter, as {@code name=value}, or empty
 */
public record PrimingRequest(
    String method, String path, String query, String body, boolean signedIn, int status) {
  private static final String ONE = "/accounts/" + PrimingRows.ACCOUNT_ID;

  /** So long ago that the gateway no longer waits, in milliseconds: its deadline is left out. */
  private static final long TAKEN = 1;

  private static final String REASON = "{\"reason\":\"priming\"}";
  private static final String ACCOUNT =
      """
      {"name":"Priming","type":"DOMESTIC","currency":"EUR","accountNumber":"1",\
      "metadata":{"key":"value"}}\
      """;

  private static final String CHART =
      "accountNumber,name,type,currency\n11,Priming 1,DOMESTIC,EUR\n9,New,DOMESTIC,EUR\n";

  /** All routes, and the ways to fail that are common; what the database refuses is last. */
  public static List<PrimingRequest> all() {
    return Stream.concat(
            Stream.of("freeze", "unfreeze", "close", "reopen")
                .map(verb -> request("POST", ONE + "/" + verb, "", REASON, 200)),
            Stream.of(
                request("GET", "/accounts", "limit=50", "", 200),
                request("GET", "/accounts", "status=OPEN", "", 200),
                request("GET", "/accounts/tree", "depth=2", "", 200),
                request("GET", "/accounts/me", "", "", 200),
                request("GET", ONE, "", "", 200),
                request("GET", ONE + "/events", "limit=50", "", 200),
                request("POST", "/accounts", "", ACCOUNT, 201),
                request("PATCH", ONE, "", "{\"name\":\"Again\",\"metadata\":{\"key\":null}}", 200),
                request("PUT", ONE, "", "{\"name\":\"Again\",\"metadata\":{}}", 200),
                request("DELETE", ONE, "", "", 204),
                request("POST", "/accounts", "", "{", 400),
                request("POST", "/accounts", "", "{\"name\":7}", 400),
                request("GET", "/accounts/changes", "limit=50", "", 200),
                request("GET", "/accounts/differences", "from=2026-01-01T00:00:00Z", "", 200),
                request("GET", "/accounts/export", "", "", 200),
                request("POST", "/accounts/import", "dryRun=true", CHART, 200),
                request("GET", "/accounts", "limit=0", "", 400),
                request("GET", ONE + "/nowhere", "", "", 404),
                request("GET", "/nowhere", "", "", 404),
                new PrimingRequest("GET", "/accounts", "", "", false, 401),
                new PrimingRequest("OPTIONS", "/accounts", "", "", false, 204),
                request("GET", "/accounts", "namePrefix=" + PrimingRows.REFUSED, "", 500)))
        .toList();
  }

  private static PrimingRequest request(
      String method, String path, String query, String body, int status) {
    return new PrimingRequest(method, path, query, body, true, status);
  }

  /** As a REST API hands it over, with the parts that are skipped, which is code as well. */
  byte[] event(String token) {
    String[] parameter = query.split("=", 2);
    Map<String, String> headers = headers(token);
    String event =
        JsonText.object(json -> {
          json.writeStringProperty("resource", path);
          json.writeStringProperty("path", path);
          json.writeStringProperty("httpMethod", method);
          json.writeObjectPropertyStart("headers");
          headers.forEach(json::writeStringProperty);
          json.writeEndObject();
          json.writeObjectPropertyStart("multiValueHeaders");
          headers.forEach((name, value) -> list(json, name, value));
          json.writeEndObject();
          json.writeObjectPropertyStart("multiValueQueryStringParameters");
          if (parameter.length == 2) {
            list(json, parameter[0], parameter[1]);
          }
          json.writeEndObject();
          json.writeObjectPropertyStart("requestContext");
          json.writeStringProperty("requestId", "priming");
          json.writeStringProperty("path", path);
          json.writeNumberProperty("requestTimeEpoch", TAKEN);
          json.writeObjectPropertyStart("identity");
          json.writeStringProperty("userAgent", "priming");
          json.writeEndObject();
          json.writeEndObject();
          json.writeStringProperty("body", body);
          json.writeBooleanProperty("isBase64Encoded", false);
        });
    return event.getBytes(StandardCharsets.UTF_8);
  }

  /** An import's version is that of its plan. */
  private Map<String, String> headers(String token) {
    if (!signedIn) {
      return Map.of("Origin", "https://priming.invalid");
    }
    boolean isChart = body.equals(CHART);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Content-Type", isChart ? "text/csv" : "application/json");
    headers.put("Idempotency-Key", "priming");
    if (!isChart) {
      headers.put("If-Match", "\"1\"");
    }
    return headers;
  }

  private static void list(JsonGenerator json, String name, String value) {
    json.writeArrayPropertyStart(name);
    json.writeString(value);
    json.writeEndArray();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
