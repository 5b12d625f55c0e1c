package dev.accounts.local.userpool;

import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /oauth2/token}: tokens for a code or for a refresh token (RFC 6749, 4.1.3 and 6). */
final class TokenEndpoint implements LocalEndpoint {
  private final String clientId;
  private final AuthorizationCodes codes;
  private final Tokens tokens;
  private final TokenReader reader;

  TokenEndpoint(String clientId, AuthorizationCodes codes, Tokens tokens, TokenReader reader) {
    this.clientId = clientId;
    this.codes = codes;
    this.tokens = tokens;
    this.reader = reader;
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    if (!request.method().equals("POST")) {
      return LocalResponse.empty(405).with("Allow", "POST, OPTIONS");
    }
    if (!request.mediaType().equals(Optional.of("application/x-www-form-urlencoded"))) {
      return refusal("invalid_request");
    }
    Fields fields = Fields.parse(request.body());
    if (!fields.one("client_id").equals(Optional.of(clientId))) {
      return refusal("invalid_client");
    }
    return switch (fields.one("grant_type").orElse("")) {
      case "authorization_code" -> byCode(fields);
      case "refresh_token" -> byRefreshToken(fields);
      case "" -> refusal("invalid_request");
      default -> refusal("unsupported_grant_type");
    };
  }

  private LocalResponse byCode(Fields fields) {
    return codes
        .redeem(
            fields.one("code").orElse(""),
            fields.one("redirect_uri").orElse(""),
            fields.one("code_verifier").orElse(""))
        .map(grant -> granted(grant, Optional.of(tokens.refresh(grant))))
        .orElseGet(() -> refusal("invalid_grant"));
  }

  /** As with Cognito, the refresh token stays the same and is not sent again. */
  private LocalResponse byRefreshToken(Fields fields) {
    return reader
        .grant(fields.one("refresh_token").orElse(""), "refresh")
        .map(grant -> granted(grant, Optional.empty()))
        .orElseGet(() -> refusal("invalid_grant"));
  }

  private LocalResponse granted(Grant grant, Optional<String> refresh) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("id_token", tokens.id(grant, tokens.life()));
    response.put("access_token", tokens.access(grant, tokens.life()));
    refresh.ifPresent(token -> response.put("refresh_token", token));
    response.put("expires_in", tokens.life().toSeconds());
    response.put("token_type", "Bearer");
    response.put("scope", grant.scope());
    return LocalResponse.json(200, response.toString()).with("Cache-Control", "no-store");
  }

  private static LocalResponse refusal(String error) {
    return LocalResponse.json(400, "{\"error\":\"" + error + "\"}")
        .with("Cache-Control", "no-store");
  }
}
