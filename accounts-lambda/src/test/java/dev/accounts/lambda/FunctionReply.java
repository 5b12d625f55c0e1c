package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the function returned, as the gateway reads it. */
record FunctionReply(int status, Map<String, String> headers, String body) {
  private static final JsonMapper JSON = new JsonMapper();

  static FunctionReply of(byte[] reply) {
    JsonNode json = JSON.readTree(reply);
    Map<String, String> headers = new LinkedHashMap<>();
    json.get("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
    return new FunctionReply(json.get("statusCode").asInt(), headers, json.get("body").asString());
  }

  JsonNode json() {
    return JSON.readTree(body);
  }

  /** The text at a JSON pointer; empty when there is none. */
  String at(String pointer) {
    return json().at(pointer).asString("");
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The whole list of errors, each as where, pointer and code. */
  List<String> errors() {
    return json().path("errors").valueStream().map(FunctionReply::brief).toList();
  }

  private static String brief(JsonNode error) {
    return error.get("in").asString()
        + " "
        + error.get("pointer").asString()
        + " "
        + error.get("code").asString();
  }

  FunctionReply is(int expected) {
    assertThat(status).as(body).isEqualTo(expected);
    return this;
  }

  /** Has all that a problem has. */
  FunctionReply isProblem(int expected, String code) {
    is(expected);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(at("/code")).as(body).isEqualTo(code);
    assertThat(at("/type")).isEqualTo("urn:accounts:problem:" + code);
    assertThat(json().at("/status").asInt()).isEqualTo(expected);
    assertThat(at("/title")).isNotBlank();
    assertThat(at("/detail")).isNotBlank();
    assertThat(at("/requestId")).isEqualTo("request-1");
    return this;
  }
}
