package dev.accounts.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client;
import dev.accounts.local.Client.Reply;
import dev.accounts.local.http.LoopbackServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small documentation at the address of the real one. */
final class ApiDocumentationTest {
  private static final PrintStream SILENCE = new PrintStream(OutputStream.nullOutputStream());
  private static final String POLICY = "default-src 'none'";
  private static final LoopbackServer SERVER = new LoopbackServer(0);
  private static final Client CLIENT = new Client(SERVER.base());

  static {
    serve(
        SERVER,
        Map.of(
            "index.html", "<!doctype html>".getBytes(UTF_8),
            "main-ABCD2345.js", "go()".getBytes(UTF_8)));
  }

  private static void serve(LoopbackServer server, Map<String, byte[]> files) {
    PageSettings settings = new PageSettings(server.base(), "client", "openid");
    ApiDocumentation.serve(server, files, settings, POLICY, SILENCE);
    server.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void itIsAFolder() {
    Reply reply = CLIENT.get("/docs");
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo(SERVER.base() + "/docs/");
    assertThat(CLIENT.get("/docs/").body()).isEqualTo("<!doctype html>");
  }

  @Test
  void signInLeadsBackToTheAddressThatThePoolKnows() {
    Client elsewhere = new Client(URI.create("http://localhost:" + SERVER.base().getPort()));
    assertThat(elsewhere.get("/docs/?a=b").header("Location"))
        .isEqualTo(SERVER.base() + "/docs/?a=b");
    assertThat(PageSettings.addresses(SERVER.base())).contains(SERVER.base() + "/docs/");
  }

  @Test
  void theSettingsNameTheDocumentAndTheSignIn() {
    Reply reply = CLIENT.get("/docs/config.json");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(
            URI.create(SERVER.base() + "/docs/").resolve(reply.json().path("document").asString()))
        .hasPath("/openapi.json");
    assertThat(reply.json().path("auth").path("clientId").asString()).isEqualTo("client");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/missing.js", "/docs/docs/", "/docs/../index.html", "/docsx"})
  void nothingElseIsServed(String path) {
    assertThat(CLIENT.get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/", "/docs/main-ABCD2345.js", "/docs/config.json"})
  void everyResponseHasThePolicy(String path) {
    for (String method : new String[] {"GET", "POST"}) {
      Reply reply = CLIENT.send(method, path, "");
      assertThat(reply.header("Content-Security-Policy")).isEqualTo(POLICY);
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void withoutFilesThereIsNone() {
    try (LoopbackServer server = new LoopbackServer(0)) {
      serve(server, Map.of());
      assertThat(new Client(server.base()).get("/docs/").status()).isEqualTo(404);
    }
  }
}
