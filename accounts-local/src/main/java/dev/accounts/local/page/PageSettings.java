package dev.accounts.local.page;

import java.net.URI;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the page reads when it starts, and where it is met again.
 *
 * @param base the origin of page, API and user pool
 */
public record PageSettings(URI base, String clientId, String scope) {
  /** The example of a page around the custom element, which signs in by itself. */
  private static final String EXAMPLE = "/shell/index.html";

  /** Where sign-in leads back to, and where sign-out leads to, at this origin. */
  public static Set<String> addresses(URI base) {
    return Set.of(signedIn(base), start(base), base + EXAMPLE);
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
    config
        .putObject("auth")
        .put("kind", "oidc")
        .put("authority", base.toString())
        .put("clientId", clientId)
        .put("scope", scope)
        .put("redirectUri", signedIn(base))
        .put("logoutUri", start(base));
    return config.toString();
  }
}
