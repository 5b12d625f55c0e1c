package dev.accounts.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Lets only those requests through that call this machine by a name of its own. A web page whose
 * name was made to lead here (DNS rebinding) calls it by that name, and gets nothing.
 */
final class LoopbackHost extends Filter {
  private static final Pattern OURS =
      Pattern.compile(
          "(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final String PROBLEM =
      """
      {"type":"urn:accounts:problem:misdirected-request","title":"Misdirected request",\
      "status":421,"detail":"Call this service by the host 127.0.0.1, localhost or [::1].",\
      "code":"misdirected-request","requestId":"{id}"}\
      """;

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (isForThisMachine(exchange)) {
      chain.doFilter(exchange);
      return;
    }
    try (exchange) {
      refusal().send(exchange);
    }
  }

  /** A host in the request's first line, where proxies put it, must be right too. */
  private static boolean isForThisMachine(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    String authority = exchange.getRequestURI().getRawAuthority();
    return hosts.size() == 1
        && OURS.matcher(hosts.getFirst()).matches()
        && (authority == null || OURS.matcher(authority).matches());
  }

  private static LocalResponse refusal() {
    String problem = PROBLEM.replace("{id}", UUID.randomUUID().toString());
    return LocalResponse.text(421, "application/problem+json", problem)
        .with("Cache-Control", "no-store");
  }

  @Override
  public String description() {
    return "refuses the names of other machines";
  }
}
