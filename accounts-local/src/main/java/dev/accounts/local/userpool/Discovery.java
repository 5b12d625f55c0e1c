package dev.accounts.local.userpool;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /.well-known/openid-configuration}. */
final class Discovery {
  private Discovery() {}

  static String of(String issuer) {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("issuer", issuer);
    told.put("authorization_endpoint", issuer + "/oauth2/authorize");
    told.put("token_endpoint", issuer + "/oauth2/token");
    told.put("userinfo_endpoint", issuer + "/oauth2/userInfo");
    told.put("end_session_endpoint", issuer + "/logout");
    told.put("jwks_uri", issuer + "/.well-known/jwks.json");
    told.putArray("response_types_supported").add("code");
    told.putArray("response_modes_supported").add("query");
    told.putArray("grant_types_supported").add("authorization_code").add("refresh_token");
    told.putArray("subject_types_supported").add("public");
    told.putArray("id_token_signing_alg_values_supported").add("RS256");
    told.putArray("token_endpoint_auth_methods_supported").add("none");
    told.putArray("code_challenge_methods_supported").add("S256");
    Scopes.ALL.forEach(told.putArray("scopes_supported")::add);
    return told.toString();
  }
}
