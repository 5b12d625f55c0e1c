package dev.accounts.lambda.gateway;

import static java.util.stream.Collectors.joining;

import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes responses in the form that AWS's gateways take, with the headers that each must have. */
public final class ProxyResponse {
  private static final String EXPOSED = "ETag,Location,Retry-After,Allow,WWW-Authenticate,Link";

  private final Map<String, String> always = new LinkedHashMap<>();
  private final List<String> allowedOrigins;
  private final String moreRequestHeaders;

  /**
   * Responses that pages of these origins may read.
   *
   * @param allowedOrigins at least one origin, or {@code *} alone
   * @param requestHeaders what a page may send besides the headers of the API
   */
  public ProxyResponse(List<String> allowedOrigins, List<String> requestHeaders) {
    this.allowedOrigins = List.copyOf(allowedOrigins);
    this.moreRequestHeaders = requestHeaders.stream().map(name -> "," + name).collect(joining());
    always.put("Access-Control-Expose-Headers", EXPOSED);
    if (!allowedOrigins.contains("*")) {
      always.put("Vary", "Origin");
    }
    always.put("Cache-Control", "no-store");
    always.put("X-Content-Type-Options", "nosniff");
  }

  /**
   * Both payload versions take this form.
   *
   * @param origin of the page that sent the request, if a page did
   * @param output is closed afterwards
   */
  public void write(Response response, Optional<String> origin, OutputStream output) {
    // one that is not allowed gets the first, which its browser compares and refuses
    String allowed = origin.filter(allowedOrigins::contains).orElse(allowedOrigins.getFirst());
    JsonText.writeObject(
        output,
        json -> {
          json.writeNumberProperty("statusCode", response.status());
          json.writeObjectPropertyStart("headers");
          json.writeStringProperty("Access-Control-Allow-Origin", allowed);
          always.forEach(json::writeStringProperty);
          response.headers().forEach((name, value) -> own(json, name, value));
          json.writeEndObject();
          json.writeName("body");
          response.content().writeString(json);
          json.writeBooleanProperty("isBase64Encoded", false);
        });
  }

  private void own(JsonGenerator json, String name, String value) {
    boolean isOfRequests = name.equals("Access-Control-Allow-Headers");
    json.writeStringProperty(name, isOfRequests ? value + moreRequestHeaders : value);
  }
}
