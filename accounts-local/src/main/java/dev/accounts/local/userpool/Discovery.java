package dev.accounts.local.userpool;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /.well-known/openid-configuration}. */
final class Discovery {
  private Discovery() {}

  static String of(String issuer) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("issuer", issuer);
    metadata.put("authorization_endpoint", issuer + "/oauth2/authorize");
    metadata.put("token_endpoint", issuer + "/oauth2/token");
    metadata.put("userinfo_endpoint", issuer + "/oauth2/userInfo");
    metadata.put("end_session_endpoint", issuer + "/logout");
    metadata.put("jwks_uri", issuer + "/.well-known/jwks.json");
    metadata.putArray("response_types_supported").add("code");
    metadata.putArray("response_modes_supported").add("query");
    metadata.putArray("grant_types_supported").add("authorization_code").add("refresh_token");
    metadata.putArray("subject_types_supported").add("public");
    metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
    metadata.putArray("token_endpoint_auth_methods_supported").add("none");
    metadata.putArray("code_challenge_methods_supported").add("S256");
    Scopes.ALL.forEach(metadata.putArray("scopes_supported")::add);
    return metadata.toString();
  }
}
