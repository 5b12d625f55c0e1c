package dev.accounts.local.userpool;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.accounts.local.http.EndpointHandler;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import dev.accounts.local.http.LoopbackServer;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The user pool; its issuer is the address of the server that it is served by. */
public final class UserPool implements LocalEndpoint, EndpointHandler.ErrorResponses {
  /** The one client of this pool, a public one. */
  public static final String CLIENT_ID = "accounts-local";

  /** What a page asks for to know who is there. */
  public static final String SCOPE = Scopes.EVERY;

  /** What a deployment's ARN is to its pool. */
  public static final String ARN = "arn:aws:cognito-idp:local:000000000000:userpool/local";

  private static final int MOST_BODY = 64 * 1024;

  private final String issuer;
  private final JWKSet publicKeys;
  private final Tokens tokens;
  private final Map<String, LocalEndpoint> endpoints;

  /** A pool. */
  public UserPool(
      String issuer, SigningKey signingKey, PoolSettings settings, InstantSource clock) {
    RSAKey key = signingKey.key();
    this.issuer = issuer;
    this.publicKeys = new JWKSet(key.toPublicJWK());
    Groups groups = new Groups();
    this.tokens = new Tokens(key, issuer, CLIENT_ID, settings.tokenLife(), groups, clock);
    TokenReader reader = new TokenReader(key, groups, clock);
    AuthorizationCodes codes = new AuthorizationCodes(clock);
    RedirectAddresses addresses =
        new RedirectAddresses(
            settings.redirectAddresses(), settings.pageAddresses(), URI.create(issuer).getPort());
    this.endpoints =
        Map.of(
            "/.well-known/openid-configuration", open(fixed(Discovery.of(issuer))),
            "/.well-known/jwks.json", open(fixed(publicKeys.toString(true))),
            "/oauth2/authorize", new AuthorizeEndpoint(CLIENT_ID, addresses, codes, groups),
            "/oauth2/token", open(new TokenEndpoint(CLIENT_ID, codes, tokens, reader)),
            "/oauth2/userInfo", open(new UserInfoEndpoint(reader)),
            "/logout", new LogoutEndpoint(CLIENT_ID, addresses),
            "/local/tokens", new LocalTokensEndpoint(tokens, groups));
  }

  private static LocalEndpoint open(LocalEndpoint endpoint) {
    return new CrossOrigin(endpoint);
  }

  private static LocalEndpoint fixed(String json) {
    return request -> LocalResponse.json(200, json);
  }

  /** Who the pool is, for {@code iss}. */
  public String issuer() {
    return issuer;
  }

  /** The keys that verify its tokens. */
  public JWKSet publicKeys() {
    return publicKeys;
  }

  /** An ID token, as if this person had just signed in. */
  public String idToken(String name, String tenant) {
    Person person = new Person(name, Optional.of(tenant));
    return tokens.id(tokens.justSignedIn(person), tokens.life());
  }

  /** Serves all of the pool's paths. */
  public void serve(LoopbackServer server, PrintStream log) {
    EndpointHandler handler =
        new EndpointHandler(MOST_BODY, this, this, failure -> failure.printStackTrace(log));
    endpoints.keySet().forEach(path -> server.serve(path, handler));
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    LocalEndpoint endpoint = endpoints.get(request.path());
    if (endpoint == null) {
      return LocalResponse.json(404, "{\"error\":\"not_found\"}");
    }
    try {
      return endpoint.handle(request);
    } catch (IllegalArgumentException brokenEncoding) {
      return LocalResponse.json(400, "{\"error\":\"invalid_request\"}");
    }
  }

  @Override
  public LocalResponse tooLarge() {
    return LocalResponse.json(413, "{\"error\":\"invalid_request\"}");
  }

  @Override
  public LocalResponse failed() {
    return LocalResponse.json(500, "{\"error\":\"server_error\"}");
  }
}
