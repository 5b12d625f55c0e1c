package dev.accounts.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param body empty when there is none
 */
public record Response(int status, Map<String, String> headers, String body) {

  /** A response with a JSON body. */
  public static Response json(int status, String body) {
    return new Response(status, Map.of("Content-Type", "application/json"), body);
  }

  /** A response without a body. */
  public static Response empty(int status) {
    return new Response(status, Map.of(), "");
  }

  /** The same without its body, as HEAD wants it. */
  public Response withoutBody() {
    return new Response(status, headers, "");
  }

  /** The same with a header. */
  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}
