package dev.accounts.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client;
import dev.accounts.local.Client.Reply;
import dev.accounts.local.http.EndpointHandler;
import dev.accounts.local.http.LocalResponse;
import dev.accounts.local.http.LoopbackServer;
import dev.accounts.web.PackagedPage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small page beside an API that says for each of its requests that it was asked. */
final class WebPageTest {
  private static final PrintStream SILENCE = new PrintStream(OutputStream.nullOutputStream());
  private static final String POLICY = "default-src 'none'";
  private static final LoopbackServer SERVER = new LoopbackServer(0);
  private static final Client CLIENT = new Client(SERVER.base());

  static {
    Map<String, byte[]> files =
        Map.of(
            "index.html", "<!doctype html>".getBytes(UTF_8),
            "main-ABCD2345.js", "go()".getBytes(UTF_8),
            "media/icon.svg", "<svg/>".getBytes(UTF_8));
    SERVER.serve("/", page(files).before(EndpointHandlers.saying("the API"), SILENCE));
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static WebPage page(Map<String, byte[]> files) {
    return new WebPage(files, new PageSettings(SERVER.base(), "client", "openid"), POLICY);
  }

  /** Something behind the page. */
  private static final class EndpointHandlers implements EndpointHandler.ErrorResponses {
    static EndpointHandler saying(String words) {
      return new EndpointHandler(
          1024,
          request -> LocalResponse.text(200, "text/plain", words),
          new EndpointHandlers(),
          failure -> {});
    }

    @Override
    public LocalResponse tooLarge() {
      return LocalResponse.empty(413);
    }

    @Override
    public LocalResponse failed() {
      return LocalResponse.empty(500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?code=1&state=2", "/app/accounts/0198", "/app/signed-in?code=x"})
  void itsOwnAddressesAllLeadToTheFirstFile(String path) {
    Reply reply = CLIENT.get(path);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("<!doctype html>");
    assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accounts",
        "/accounts/0198",
        "/app",
        "/application/x",
        "/main-ABCD2345.js/",
        "/main-ABCD2345.jsx",
        "/MAIN-ABCD2345.JS",
        "/%6dain-ABCD2345.js",
        "/media",
        "/media/",
        "/media/../index.html",
        "/../accounts-local/pom.xml",
        "/media/%2e%2e/%2e%2e/pom.xml",
        "/page.files",
        "/csp.txt",
        "/missing-ABCD2345.js"
      })
  void everythingElseIsTheApis(String path) {
    assertThat(CLIENT.get(path).body()).isEqualTo("the API");
  }

  @ParameterizedTest
  @CsvSource({
    "/main-ABCD2345.js, text/javascript; charset=utf-8, 'public, max-age=31536000, immutable'",
    "/media/icon.svg, image/svg+xml, no-cache",
    "/index.html, text/html; charset=utf-8, no-cache"
  })
  void aFileIsSentWithItsTypeAndKeptByItsName(String path, String type, String caching) {
    Reply reply = CLIENT.get(path);
    assertThat(reply.header("Content-Type")).isEqualTo(type);
    assertThat(reply.header("Cache-Control")).isEqualTo(caching);
    String tag = reply.header("ETag");
    assertThat(tag).matches("\"[0-9a-f]{24}\"");
    Reply again = CLIENT.get(path, "If-None-Match", "\"x\", W/" + tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(CLIENT.get(path, "If-None-Match", "\"x\"").status()).isEqualTo(200);
  }

  @Test
  void aHeadHasNoBody() {
    Reply reply = CLIENT.send("HEAD", "/main-ABCD2345.js", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void theFilesCanOnlyBeRead(String method) {
    Reply reply = CLIENT.send(method, "/", "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/main-ABCD2345.js", "/config.json", "/app/x"})
  void everyResponseCarriesThePolicy(String path) {
    for (String method : new String[] {"GET", "HEAD", "POST"}) {
      Reply reply = CLIENT.send(method, path, "");
      assertThat(reply.header("Content-Security-Policy")).isEqualTo(POLICY);
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Permissions-Policy")).contains("camera=()");
    }
  }

  @Test
  void theSettingsAreThoseOfTheRunningService() {
    Reply reply = CLIENT.get("/config.json");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.json().path("apiUrl").asString()).isEqualTo(SERVER.base().toString());
    assertThat(reply.json().path("auth").path("redirectUri").asString())
        .isEqualTo(SERVER.base() + "/app/signed-in");
  }

  @Test
  void anotherNameOfThisMachineLeadsToTheOneThatThePoolKnows() {
    URI other = URI.create("http://localhost:" + SERVER.base().getPort());
    Reply reply = new Client(other).get("/app/accounts/1?a=b");
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo(SERVER.base() + "/app/accounts/1?a=b");
  }

  @Test
  void withoutFilesThereIsNoPage() {
    try (LoopbackServer server = new LoopbackServer(0)) {
      WebPage none = page(Map.of());
      server.serve("/", none.before(EndpointHandlers.saying("the API"), SILENCE));
      server.start();
      assertThat(none.isThere()).isFalse();
      for (String path : new String[] {"/", "/config.json", "/app/x"}) {
        assertThat(new Client(server.base()).get(path).body()).isEqualTo("the API");
      }
    }
  }

  @Test
  void everyFileOfTheRealPageHasATypeThatIsKnown() {
    assertThat(PackagedPage.files().keySet())
        .allMatch(path -> !FileType.of(path).equals("application/octet-stream"));
  }
}
