package dev.accounts.lambda;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, put together step by step. */
final class Call {
  final String method;
  final String path;
  final String query;
  final Map<String, List<String>> headers = new LinkedHashMap<>();
  String prefix = "/prod";
  @Nullable String body;
  boolean base64;

  private Call(String method, String target) {
    this.method = method;
    int mark = target.indexOf('?');
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? "" : target.substring(mark + 1);
  }

  /** A request of a signed-in user. */
  static Call of(String method, String target) {
    return anonymous(method, target).token(UserPool.signedIn());
  }

  static Call anonymous(String method, String target) {
    return new Call(method, target);
  }

  static Call get(String target) {
    return of("GET", target);
  }

  static Call post(String target, String json) {
    return of("POST", target).json(json);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Call token(TokenBuilder token) {
    return token(token.build());
  }

  Call token(String token) {
    headers.put("Authorization", new ArrayList<>(List.of("Bearer " + token)));
    return this;
  }

  Call header(String name, String value) {
    headers.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    return this;
  }

  Call without(String header) {
    headers.remove(header);
    return this;
  }

  Call ifMatch(long version) {
    return header("If-Match", "\"" + version + "\"");
  }

  Call json(String json) {
    headers.put("Content-Type", new ArrayList<>(List.of("application/json")));
    body = json;
    return this;
  }

  Call csv(String text) {
    headers.put("Content-Type", new ArrayList<>(List.of("text/csv")));
    body = text;
    return this;
  }

  Call bytes(byte[] bytes) {
    json(Base64.getEncoder().encodeToString(bytes));
    base64 = true;
    return this;
  }

  /**
   * What stands before our paths when a caller sees them: a stage or a custom domain's base path.
   */
  Call under(String stageOrBasePath) {
    prefix = stageOrBasePath;
    return this;
  }

  /** As a REST API hands it over; the path has no stage. */
  byte[] restEvent() {
    return new CallEvents(this).rest();
  }

  /** As a REST API behind a custom domain with a base path hands it over. */
  byte[] customDomainEvent() {
    return new CallEvents(this).customDomain();
  }

  /** As a REST API with one greedy resource hands it over. */
  byte[] greedyRestEvent() {
    return new CallEvents(this).greedyRest();
  }

  /** The same behind a custom domain with a base path. */
  byte[] greedyCustomDomainEvent() {
    return new CallEvents(this).greedyCustomDomain();
  }

  /** As an HTTP API with a route for each path hands it over; the path has the stage. */
  byte[] httpEvent() {
    return new CallEvents(this).http();
  }

  /** As an HTTP API with one route for everything hands it over, under a stage. */
  byte[] catchAllEventUnderAStage() {
    return new CallEvents(this).catchAllUnderAStage();
  }

  /** The same, under the base path of a custom domain. */
  byte[] catchAllEventUnderABasePath() {
    return new CallEvents(this).catchAllUnderABasePath();
  }

  /** As a function URL hands it over. */
  byte[] functionUrlEvent() {
    return new CallEvents(this).functionUrl();
  }
}
