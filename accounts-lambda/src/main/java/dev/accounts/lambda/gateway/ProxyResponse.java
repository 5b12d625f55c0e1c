package dev.accounts.lambda.gateway;

import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers in the form that AWS's gateways take, with the headers that each must have. */
public final class ProxyResponse {
  private static final String EXPOSED = "ETag,Location,Retry-After,Allow,WWW-Authenticate,Link";

  private final Map<String, String> always = new LinkedHashMap<>();

  /**
   * Answers that pages of one origin may read.
   *
   * @param allowedOrigin one origin, or {@code *}
   */
  public ProxyResponse(String allowedOrigin) {
    always.put("Access-Control-Allow-Origin", allowedOrigin);
    always.put("Access-Control-Expose-Headers", EXPOSED);
    if (!allowedOrigin.equals("*")) {
      always.put("Vary", "Origin");
    }
    always.put("Cache-Control", "no-store");
    always.put("X-Content-Type-Options", "nosniff");
  }

  /** Both payload versions take this form. Half surrogate pairs become question marks. */
  public byte[] write(Response response) {
    String answer =
        JsonText.object(json -> {
          json.writeNumberProperty("statusCode", response.status());
          json.writeObjectPropertyStart("headers");
          always.forEach(json::writeStringProperty);
          response.headers().forEach(json::writeStringProperty);
          json.writeEndObject();
          json.writeStringProperty("body", response.body());
          json.writeBooleanProperty("isBase64Encoded", false);
        });
    return answer.getBytes(StandardCharsets.UTF_8);
  }
}
