package dev.accounts.local.userpool;

import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.util.Optional;

/** {@code /logout}: no user is signed in here for long, so the browser only goes on its way. */
final class LogoutEndpoint implements LocalEndpoint {
  private final String clientId;
  private final RedirectAddresses addresses;

  LogoutEndpoint(String clientId, RedirectAddresses addresses) {
    this.clientId = clientId;
    this.addresses = addresses;
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    Fields fields = Fields.parse(request.query());
    Optional<String> target =
        fields.one("logout_uri").or(() -> fields.one("post_logout_redirect_uri"));
    boolean known = fields.one("client_id").equals(Optional.of(clientId));
    return target
        .filter(address -> known && addresses.allow(address))
        .map(LocalResponse::redirect)
        .orElseGet(() -> SignInPage.refusal("Signing out needs a client_id and a logout_uri."));
  }
}
