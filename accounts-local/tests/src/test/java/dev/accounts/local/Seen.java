package dev.accounts.local;

import dev.accounts.local.Client.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A response, without what differs from request to request. */
record Seen(int status, Map<String, String> headers, String body) {
  private static final Set<String> OF_THE_MOMENT =
      Set.of("date", "x-amzn-requestid", "content-length");

  static Seen in(Reply reply) {
    Map<String, String> headers = new TreeMap<>();
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    headers.keySet().removeAll(OF_THE_MOMENT);
    String requestId = reply.header("x-amzn-RequestId");
    return new Seen(reply.status(), headers, reply.body().replace(requestId, "{requestId}"));
  }

  /** The same response, but for one header. */
  Seen without(String header) {
    Map<String, String> others = new TreeMap<>(headers);
    if (others.remove(header) == null) {
      throw new AssertionError("There was no " + header + " in " + this);
    }
    return new Seen(status, others, body);
  }

  /** The same response, but for the value of one header. */
  Seen with(String header, String value) {
    Map<String, String> others = new TreeMap<>(headers);
    others.put(header, value);
    return new Seen(status, others, body);
  }
}
