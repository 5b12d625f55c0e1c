package dev.accounts.local.page;

import com.sun.net.httpserver.HttpHandler;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the page at {@code /}, with the same first file for each of its own addresses, which all
 * begin with {@code /app/}: so a deep link can be opened and reloaded beside an API that lives at
 * {@code /accounts}.
 */
public final class WebPage {
  private static final String FIRST = "index.html";
  private static final String SETTINGS = "/config.json";

  private final Map<String, PageFile> files = new HashMap<>();
  private final PageSettings settings;
  private final String policy;

  /**
   * A page.
   *
   * @param files contents by path; without {@code index.html} there is no page
   * @param policy the content security policy
   */
  public WebPage(Map<String, byte[]> files, PageSettings settings, String policy) {
    files.forEach((path, content) -> this.files.put("/" + path, new PageFile(path, content)));
    this.settings = settings;
    this.policy = policy;
  }

  /** Whether there is anything to serve. */
  public boolean isThere() {
    return files.containsKey("/" + FIRST);
  }

  /** Serves what is the page's, and leaves everything else to the other handler. */
  public HttpHandler before(HttpHandler other, PrintStream log) {
    HttpHandler own = Guard.handler(policy, this::found, log);
    return exchange -> {
      String path = Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("");
      (claims(path) ? own : other).handle(exchange);
    };
  }

  private boolean claims(String path) {
    return isThere() && (isAddress(path) || path.equals(SETTINGS) || files.containsKey(path));
  }

  private static boolean isAddress(String path) {
    return path.equals("/") || path.startsWith("/app/");
  }

  private LocalResponse found(LocalRequest request) {
    if (request.path().equals(SETTINGS)) {
      return LocalResponse.json(200, settings.json()).with("Cache-Control", "no-store");
    }
    if (isAddress(request.path())) {
      return settings.isAtHome(request)
          ? file(FIRST, request)
          : LocalResponse.redirect(settings.home(request));
    }
    return file(request.path().substring(1), request);
  }

  private LocalResponse file(String path, LocalRequest request) {
    return Optional.ofNullable(files.get("/" + path)).orElseThrow().handle(request);
  }
}
