package dev.accounts.local.userpool;

import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /oauth2/userInfo}: who bears this access token. */
final class UserInfoEndpoint implements LocalEndpoint {
  private final TokenReader reader;

  UserInfoEndpoint(TokenReader reader) {
    this.reader = reader;
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    String token = request.header("Authorization").orElse("").replaceFirst("^(?i)bearer +", "");
    return reader
        .grant(token, "access")
        .map(grant ->
            LocalResponse.json(200, claims(grant.person())).with("Cache-Control", "no-store"))
        .orElseGet(() ->
            LocalResponse.json(401, "{\"error\":\"invalid_token\"}")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
  }

  private static String claims(Person person) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("sub", person.name());
    claims.put("username", person.name());
    claims.put("email", Mail.of(person));
    claims.put("email_verified", "true");
    person.tenant().ifPresent(tenant -> claims.put(Tokens.TENANT, tenant));
    return claims.toString();
  }
}
