package dev.accounts.local.userpool;

import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.util.List;
import java.util.Optional;

/** {@code /oauth2/authorize}: shows the sign-in page, and sends the browser back with a code. */
final class AuthorizeEndpoint implements LocalEndpoint {
  private final String clientId;
  private final RedirectAddresses addresses;
  private final AuthorizationCodes codes;
  private final Groups groups;

  AuthorizeEndpoint(
      String clientId, RedirectAddresses addresses, AuthorizationCodes codes, Groups groups) {
    this.clientId = clientId;
    this.addresses = addresses;
    this.codes = codes;
    this.groups = groups;
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    return switch (request.method()) {
      case "GET" -> asked(Fields.parse(request.query()), false);
      case "POST" ->
          isFromElsewhere(request)
              ? SignInPage.refusal("This form was sent from another site.")
              : asked(Fields.parse(request.body()), true);
      default -> LocalResponse.empty(405).with("Allow", "GET, POST");
    };
  }

  /** A page elsewhere must not sign its visitors in by sending the form for them. */
  private static boolean isFromElsewhere(LocalRequest request) {
    String own = "http://" + request.header("Host").orElse("");
    return request.header("Sec-Fetch-Site").equals(Optional.of("cross-site"))
        || request.header("Origin").filter(origin -> !origin.equals(own)).isPresent();
  }

  private LocalResponse asked(Fields fields, boolean submitted) {
    AuthorizationRequest wish = AuthorizationRequest.of(fields);
    if (!wish.clientId().equals(clientId)) {
      return SignInPage.refusal("This application's client_id is not " + clientId + ".");
    }
    if (!addresses.allow(wish.redirectUri())) {
      return SignInPage.refusal("This application's redirect_uri is not allowed here.");
    }
    Optional<String> error = error(fields, wish);
    if (error.isPresent()) {
      return LocalResponse.redirect(wish.back("error", error.get()));
    }
    return submitted ? signedIn(fields, wish) : SignInPage.form(fields, wish, false);
  }

  /** No user stays signed in here, so an application that asks without a page gets no user. */
  private static Optional<String> error(Fields fields, AuthorizationRequest wish) {
    if (!fields.one("response_type").equals(Optional.of("code"))) {
      return Optional.of("unsupported_response_type");
    }
    boolean proof = fields.one("code_challenge_method").equals(Optional.of("S256"));
    if (!proof || !Pkce.isChallenge(wish.challenge()) || wish.state().isEmpty()) {
      return Optional.of("invalid_request");
    }
    return fields.one("prompt").filter("none"::equals).map(none -> "login_required");
  }

  private LocalResponse signedIn(Fields fields, AuthorizationRequest wish) {
    Optional<String> name = fields.one("username").map(String::strip);
    Optional<String> tenant = fields.one("tenant").map(String::strip);
    if (name.isEmpty() || tenant.isEmpty()) {
      return SignInPage.form(fields, wish, true);
    }
    Person person = new Person(name.get(), tenant);
    fields
        .one("groups")
        .map(chosen -> List.of(chosen.split(" ", -1)))
        .filter(Groups::areKnown)
        .ifPresent(chosen -> groups.put(person, chosen));
    return LocalResponse.redirect(wish.back("code", codes.issue(wish, person)));
  }
}
