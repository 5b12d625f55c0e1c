package dev.accounts.lambda.gateway;

import dev.accounts.rest.http.Body;
import dev.accounts.rest.http.Headers;
import dev.accounts.rest.http.Query;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Request;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonReader;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads the two forms in which AWS hands an HTTP request to a function. */
public final class ProxyEvent {
  private static final int MOST_DIGITS = 15;
  private static final String HEADERS = "headers";

  /**
   * Objects that are half of an event, and are read only if they are needed. The gateway's findings
   * about the caller never are. Headers with one value each are not, if they come with all their
   * values as well.
   */
  private static final Set<String> SELDOM_NEEDED = Set.of(HEADERS, "identity", "authorizer");

  private final Json event;
  private final String fallbackId;
  private final EventPath paths;

  /**
   * Reads an event.
   *
   * @param fallbackId names the request when the event does not
   * @param basePath what a domain of your own has before our paths; may be empty
   * @throws tools.jackson.core.JacksonException when it is not JSON
   */
  public static ProxyEvent read(byte[] event, String fallbackId, String basePath) {
    return new ProxyEvent(JsonReader.read(event, SELDOM_NEEDED), fallbackId, basePath);
  }

  private ProxyEvent(Json event, String fallbackId, String basePath) {
    this.event = event;
    this.fallbackId = fallbackId;
    this.paths = new EventPath(event, basePath);
  }

  /** The id that the caller gets to see. */
  public String requestId() {
    return context().at("requestId").text().orElse(fallbackId);
  }

  /** When the gateway took the request, which is before the function was started for it. */
  public Optional<Instant> taken() {
    return millis("requestTimeEpoch").or(() -> millis("timeEpoch"));
  }

  private Optional<Instant> millis(String name) {
    return context().at(name) instanceof Json.Numeral(String digits) && isCount(digits)
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)))
        : Optional.empty();
  }

  private static boolean isCount(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return digits.length() <= MOST_DIGITS;
  }

  /**
   * The request.
   *
   * @throws Rejected when it cannot be understood
   */
  public Request request() {
    return event.at("version").text().filter("2.0"::equals).isPresent() ? payload2() : payload1();
  }

  /** API Gateway's REST APIs, and HTTP APIs that ask for it. */
  private Request payload1() {
    String path = text("path").orElse("");
    String called = context().at("path").text().orElse(path);
    return new Request(
        requestId(),
        text("httpMethod").orElse(""),
        paths.of(path, text("resource").orElse(""), called),
        headers(event.at("multiValueHeaders")),
        Query.of(event.at("queryStringParameters"), event.at("multiValueQueryStringParameters")),
        body());
  }

  /** HTTP APIs and function URLs. */
  private Request payload2() {
    String path = text("rawPath").orElse("");
    return new Request(
        requestId(),
        context().at("http").at("method").text().orElse(""),
        paths.of(path, routeTemplate(), path),
        headers(Json.Plain.NULL),
        Query.parse(text("rawQueryString").orElse("")),
        body());
  }

  private Headers headers(Json multiple) {
    return multiple.members().isEmpty() && event.at(HEADERS) instanceof Json.Unread(String single)
        ? Headers.of(JsonReader.read(single), multiple)
        : Headers.of(Json.Plain.NULL, multiple);
  }

  /** The route's key is a method and a template, or {@code $default}. */
  private String routeTemplate() {
    String key = text("routeKey").orElse("");
    int space = key.indexOf(' ');
    return space < 0 ? "" : key.substring(space + 1);
  }

  private Body body() {
    return new Body(text("body").orElse(""), event.at("isBase64Encoded") == Json.Plain.TRUE);
  }

  private Json context() {
    return event.at("requestContext");
  }

  private Optional<String> text(String name) {
    return event.at(name).text();
  }
}
