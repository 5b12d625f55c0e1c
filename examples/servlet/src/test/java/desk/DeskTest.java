package desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API in the container, with a real database, real tokens and real requests. */
class DeskTest {
  private static final String CASH =
      "{\"name\":\"Cash\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}";

  private static EmbeddedPostgres postgres;
  private static TestIssuer issuer;
  private static Desk desk;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    issuer = new TestIssuer();
    desk = Desk.start(0, postgres.getPostgresDatabase(), issuer.accepted());
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    issuer.close();
    postgres.close();
  }

  @Test
  void anAccountIsOpenedReadAndRenamed() throws Exception {
    String acme = issuer.token("acme");
    HttpResponse<String> opened =
        http.send(
            request("/register/accounts", acme).POST(json(CASH)).build(), BodyHandlers.ofString());
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    String location = opened.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("/register/accounts/");

    HttpResponse<String> renamed =
        http.send(
            request(location, acme)
                .header("If-Match", "\"1\"")
                .setHeader("Content-Type", "application/merge-patch+json")
                .method("PATCH", json("{\"name\":\"Kassenb\u00fccher\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);

    HttpResponse<String> read = get(location, acme);
    assertThat(read.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(read.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(read.body()).contains("\"name\":\"Kassenb\u00fccher\"");
    assertThat(get(location, issuer.token("another")).statusCode()).isEqualTo(404);
  }

  @Test
  void aTokenThatTheIssuerDidNotSignIsRefused() throws Exception {
    assertThat(get("/register/accounts", issuer.token("acme")).statusCode()).isEqualTo(200);
    assertThat(get("/register/accounts", issuer.forgedToken("acme")).statusCode()).isEqualTo(401);
    assertThat(get("/register/accounts", "").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsWrongIsReportedAsAProblem() throws Exception {
    String acme = issuer.token("acme");
    HttpResponse<String> list = get("/register/accounts?limit=0&other=1", acme);
    assertThat(list.statusCode()).isEqualTo(400);
    assertThat(list.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(list.body()).contains("\"/limit\"", "\"/other\"");
    assertThat(get("/register/elsewhere", acme).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return http.send(request(path, token).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static BodyPublisher json(String body) {
    return BodyPublishers.ofString(body);
  }
}
