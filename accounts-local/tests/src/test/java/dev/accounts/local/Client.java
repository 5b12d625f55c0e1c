package dev.accounts.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that follows no redirects and brings no headers of its own. */
public record Client(URI base) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = new JsonMapper();

  /** What came back. */
  public record Reply(int status, HttpHeaders headers, String body) {

    /** The body as JSON. */
    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** The code of a problem. */
    public String code() {
      return json().path("code").asString("");
    }

    /** A header, or an empty string. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** Sends a request with headers given as name, value, name, value. */
  public Reply send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(10))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Sends a request without a body. */
  public Reply get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** Sends a form. */
  public Reply form(String path, String form) {
    return send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
  }
}
