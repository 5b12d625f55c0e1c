package dev.accounts.rest.auth;

import java.net.URI;
import java.util.Set;

/**
 * Which tokens of one user pool are valid.
 *
 * @param issuer exactly what {@code iss} must say
 * @param keys where the issuer publishes its keys
 * @param tenantClaim the claim that names the tenant: a text, or an array of exactly one
 * @param permissions what the groups and scopes of a token allow
 */
public record AcceptedTokens(
    String issuer,
    Set<String> clientIds,
    TokenUse use,
    URI keys,
    String tenantClaim,
    PermissionRules permissions) {

  public AcceptedTokens {
    clientIds = Set.copyOf(clientIds);
  }

  /** Which of Cognito's two kinds of token callers send. */
  public enum TokenUse {
    ID,
    ACCESS,
    ANY;

    boolean takesIdTokens() {
      return this != ACCESS;
    }

    boolean takesAccessTokens() {
      return this != ID;
    }
  }
}
