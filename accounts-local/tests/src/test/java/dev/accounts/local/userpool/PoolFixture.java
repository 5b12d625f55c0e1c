package dev.accounts.local.userpool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.local.Client;
import dev.accounts.local.Client.Reply;
import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LoopbackServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A pool and an application that signs people in with it. */
final class PoolFixture implements AutoCloseable {
  static final String HERE = "http://localhost:4200/signed-in";
  static final String VERIFIER = "a-verifier-that-has-at-least-forty-three-characters";

  private final LoopbackServer server = new LoopbackServer(0);

  PoolFixture() {
    UserPool pool =
        new UserPool(
            server.base().toString(),
            PoolKey.KEY,
            new PoolSettings(
                Set.of("https://app.example.com/signed-in"),
                Set.of(server.base() + "/app/signed-in"),
                Duration.ofMinutes(20)),
            Clock.systemUTC());
    pool.serve(server, new PrintStream(OutputStream.nullOutputStream()));
    server.start();
  }

  Client client() {
    return new Client(server.base());
  }

  URI base() {
    return server.base();
  }

  /** What the application sends, complete. */
  static Map<String, String> wish() {
    Map<String, String> wish = new LinkedHashMap<>();
    wish.put("client_id", UserPool.CLIENT_ID);
    wish.put("redirect_uri", HERE);
    wish.put("response_type", "code");
    wish.put("scope", "openid email");
    wish.put("state", "s<1>");
    wish.put("nonce", "n-1");
    wish.put("code_challenge", challenge());
    wish.put("code_challenge_method", "S256");
    return wish;
  }

  /** A user fills in the page; the code that the browser carries away. */
  String code() {
    return code("ada");
  }

  /** The same for another person, with more fields of the page. */
  String code(String name, String... more) {
    Map<String, String> form = wish();
    form.put("username", name);
    form.put("tenant", "acme");
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return back(client().form("/oauth2/authorize", encoded(form))).one("code").orElseThrow();
  }

  Reply redeem(String code, String verifier, String redirectUri) {
    return client()
        .form(
            "/oauth2/token",
            encoded(
                Map.of(
                    "grant_type", "authorization_code",
                    "client_id", UserPool.CLIENT_ID,
                    "code", code,
                    "code_verifier", verifier,
                    "redirect_uri", redirectUri)));
  }

  /** What the browser carries back to the application. */
  static Fields back(Reply reply) {
    return Fields.parse(URI.create(reply.header("Location")).getRawQuery());
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String challenge() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
