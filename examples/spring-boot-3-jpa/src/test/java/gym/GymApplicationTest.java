package gym;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.ListQuery;
import dev.accounts.domain.Account;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service runs, with JPA's table beside those of the accounts. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class GymApplicationTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired Accounts accounts;
  @Autowired Memberships memberships;

  @Value("http://127.0.0.1:${local.server.port}")
  String service;

  @DynamicPropertySource
  static void postgres(DynamicPropertyRegistry registry) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start();
    registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
    registry.add("spring.datasource.username", () -> "postgres");
    registry.add("spring.datasource.password", () -> "");
  }

  @Test
  void aMembershipAndItsAccountAreThereTogetherOrNotAtAll() throws Exception {
    HttpResponse<String> sold = post("/memberships?member=Grace&months=12");
    assertThat(sold.statusCode()).isEqualTo(201);
    assertThat(sold.body())
        .startsWith("{\"id\":\"")
        .contains("\"name\":\"Membership of Grace\",\"type\":\"DOMESTIC\"", "\"version\":1,");
    assertThat(post("/memberships?member=Alan&months=0").statusCode()).isEqualTo(400);

    assertThat(memberships.findAll()).extracting(Membership::member).containsExactly("Grace");
    assertThat(accounts.list(Caller.of("gym", "ada"), ListQuery.of(AccountFilter.ALL)).items())
        .extracting(Account::name)
        .containsExactly("Membership of Grace");
  }

  private HttpResponse<String> post(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
