package dev.accounts.rest.http;

import dev.accounts.rest.json.Utf8Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param content the body; empty when there is none
 */
public record Response(int status, Map<String, String> headers, Utf8Text content) {

  /** A response with a JSON body. */
  public static Response json(int status, Utf8Text body) {
    return new Response(status, Map.of("Content-Type", "application/json"), body);
  }

  /** The same, from a text in which half surrogate pairs become question marks. */
  public static Response json(int status, String body) {
    return json(status, Utf8Text.of(body));
  }

  /** A response without a body. */
  public static Response empty(int status) {
    return new Response(status, Map.of(), Utf8Text.EMPTY);
  }

  /** The same without its body, as HEAD wants it. */
  public Response withoutBody() {
    return new Response(status, headers, Utf8Text.EMPTY);
  }

  /** The same with a header. */
  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, content);
  }

  /** The body as a text. */
  public String body() {
    return content.toString();
  }
}
