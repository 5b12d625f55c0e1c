package dev.accounts.local.userpool;

import dev.accounts.local.http.Fields;
import java.util.Optional;

/**
 * A client's wish to have a user signed in (RFC 6749, 4.1.1).
 *
 * @param challenge the hash of the secret with which the client will redeem the code
 */
record AuthorizationRequest(
    String clientId,
    String redirectUri,
    String state,
    String scope,
    String challenge,
    Optional<String> nonce) {

  /** The parameters as they were sent, not yet checked; an absent one is empty. */
  static AuthorizationRequest of(Fields fields) {
    return new AuthorizationRequest(
        fields.one("client_id").orElse(""),
        fields.one("redirect_uri").orElse(""),
        fields.one("state").orElse(""),
        Scopes.granted(fields.one("scope")),
        fields.one("code_challenge").orElse(""),
        fields.one("nonce"));
  }

  /** The address to which the browser goes back, with the client's state and one more parameter. */
  String back(String name, String value) {
    return Fields.appended(Fields.appended(redirectUri, name, value), "state", state);
  }
}
