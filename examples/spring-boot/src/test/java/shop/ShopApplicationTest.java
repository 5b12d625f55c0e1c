package shop;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service runs, with its own tables beside those of the accounts. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopApplicationTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired Accounts accounts;
  @Autowired JdbcClient database;
  @Autowired AccountListener listener;

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
  void anOrderAndItsAccountAreThereTogetherOrNotAtAll() throws Exception {
    HttpResponse<String> placed = post("/orders?item=chair&quantity=4");
    assertThat(placed.statusCode()).isEqualTo(201);
    assertThat(names()).contains("Order of chair");
    assertThat(orders()).contains("chair");
    int committed = listener.committed().size();

    assertThat(post("/orders?item=table&quantity=0").statusCode()).isEqualTo(400);
    assertThat(names()).doesNotContain("Order of table");
    assertThat(orders()).doesNotContain("table");
    assertThat(listener.committed()).hasSize(committed).isNotEmpty();
  }

  @Test
  void aControllerReturnsAnAccountAsTheApiDoes() throws Exception {
    String id = post("/orders?item=lamp&quantity=1").body();
    assertThat(get("/accounts/" + id).body())
        .startsWith("{\"id\":\"" + id + "\",\"name\":\"Order of lamp\",\"type\":\"DOMESTIC\",")
        .contains("\"version\":1,");
    assertThat(get("/accounts/unknown").statusCode()).isEqualTo(404);
  }

  @Test
  void bothHistoriesOfMigrationsStandSideBySide() {
    assertThat(count("flyway_schema_history")).isPositive();
    assertThat(count("accounts.schema_migration")).isPositive();
  }

  @Test
  void theHealthOfTheServiceIncludesTheAccounts() throws Exception {
    assertThat(get("/actuator/health").body()).contains("\"accounts\":{\"status\":\"UP\"}");
  }

  @Test
  void theMetricsIncludeTheCallsOfAccounts() throws Exception {
    accounts.list(ada(), ListQuery.of(AccountFilter.ALL));
    assertThat(get("/actuator/metrics/accounts.calls").body()).contains("\"call\"", "\"list\"");
  }

  /** A caller is made for one request. */
  private static Caller ada() {
    return Caller.of("acme", "ada");
  }

  private List<String> names() {
    return accounts.list(ada(), ListQuery.of(AccountFilter.ALL)).items().stream()
        .map(Account::details)
        .map(details -> details.name())
        .toList();
  }

  private List<String> orders() {
    return database.sql("SELECT item FROM shop_order").query(String.class).list();
  }

  private long count(String table) {
    return database.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(service + path)).build());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(service + path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
