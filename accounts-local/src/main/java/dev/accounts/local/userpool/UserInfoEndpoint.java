package dev.accounts.local.userpool;

import dev.accounts.local.http.Answer;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /oauth2/userInfo}: who bears this access token. */
final class UserInfoEndpoint implements LocalEndpoint {
  private final TokenReader reader;

  UserInfoEndpoint(TokenReader reader) {
    this.reader = reader;
  }

  @Override
  public Answer answer(LocalRequest request) {
    String token = request.header("Authorization").orElse("").replaceFirst("^(?i)bearer +", "");
    return reader
        .grant(token, "access")
        .map(grant -> Answer.json(200, told(grant.person())).with("Cache-Control", "no-store"))
        .orElseGet(() ->
            Answer.json(401, "{\"error\":\"invalid_token\"}")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
  }

  private static String told(Person person) {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("sub", person.name());
    told.put("username", person.name());
    told.put("email", Mail.of(person));
    told.put("email_verified", "true");
    person.tenant().ifPresent(tenant -> told.put(Tokens.TENANT, tenant));
    return told.toString();
  }
}
