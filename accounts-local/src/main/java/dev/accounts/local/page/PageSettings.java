package dev.accounts.local.page;

import dev.accounts.local.http.LocalRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the page and the documentation of the API read when they start, and where they are met
 * again.
 *
 * @param base the origin of page, API and user pool
 */
public record PageSettings(URI base, String clientId, String scope) {
  /** Where the documentation of the API is. */
  static final String DOCUMENTATION = "/docs/";

  /** The example of a page around the custom element, which signs in by itself. */
  private static final String EXAMPLE = "/shell/index.html";

  /** Where sign-in leads back to, and where sign-out leads to, at this origin. */
  public static Set<String> addresses(URI base) {
    return Set.of(signedIn(base), start(base), base + EXAMPLE, base + DOCUMENTATION);
  }

  private static String signedIn(URI base) {
    return base + "/app/signed-in";
  }

  private static String start(URI base) {
    return base + "/";
  }

  /** The text of {@code /config.json}. */
  String json() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("apiUrl", base.toString());
    auth(config)
        .put("kind", "oidc")
        .put("redirectUri", signedIn(base))
        .put("logoutUri", start(base));
    return config.toString();
  }

  /** The text of {@code /docs/config.json}. */
  String documentationJson() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("document", "../openapi.json");
    auth(config);
    return config.toString();
  }

  private ObjectNode auth(ObjectNode config) {
    return config
        .putObject("auth")
        .put("authority", base.toString())
        .put("clientId", clientId)
        .put("scope", scope);
  }

  /** Under another name of this machine the page would be a stranger to the API and the pool. */
  boolean isAtHome(LocalRequest request) {
    return request.header("Host").equals(Optional.of(base.getAuthority()));
  }

  /** The same address under the name that the pool knows. */
  String home(LocalRequest request) {
    return base + request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
  }
}
