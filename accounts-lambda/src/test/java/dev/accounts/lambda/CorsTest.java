package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.inmemory.InMemoryAccountRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorsTest {
  private final Service service = new Service();

  @Test
  void everyResponseCanBeReadByThePageAndKeptByNoCache() {
    for (Call call :
        new Call[] {
          Call.get("/accounts"), Call.anonymous("GET", "/accounts"), Call.get("/nowhere")
        }) {
      assertThat(service.send(call).headers())
          .containsEntry("Access-Control-Allow-Origin", "https://app.example.com")
          .containsEntry("Vary", "Origin")
          .containsEntry(
              "Access-Control-Expose-Headers",
              "ETag,Location,Retry-After,Allow,WWW-Authenticate,Link")
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("X-Content-Type-Options", "nosniff");
    }
  }

  @Test
  void anyOriginNeedsNoVary() {
    Map<String, String> environment = Service.environment(UserPool.shared());
    environment.put("ACCOUNTS_ALLOWED_ORIGIN", "*");
    Service open = new Service(environment, new InMemoryAccountRepository());

    assertThat(open.send(Call.get("/accounts")).headers())
        .containsEntry("Access-Control-Allow-Origin", "*")
        .doesNotContainKey("Vary");
  }

  @Test
  void theOriginOfThePageIsRepeatedIfItIsAllowed() {
    Map<String, String> environment = Service.environment(UserPool.shared());
    environment.put("ACCOUNTS_ALLOWED_ORIGIN", "https://app.example.com, http://localhost:4200");
    Service two = new Service(environment, new InMemoryAccountRepository());

    assertThat(two.send(Call.get("/accounts").header("Origin", "http://localhost:4200")).headers())
        .containsEntry("Access-Control-Allow-Origin", "http://localhost:4200")
        .containsEntry("Vary", "Origin");
    assertThat(two.send(Call.get("/accounts").header("Origin", "https://evil.example")).headers())
        .containsEntry("Access-Control-Allow-Origin", "https://app.example.com")
        .containsEntry("Vary", "Origin");
    Call unsigned = Call.anonymous("GET", "/accounts").header("Origin", "http://localhost:4200");
    assertThat(two.send(unsigned).is(401).headers())
        .containsEntry("Access-Control-Allow-Origin", "http://localhost:4200");
  }

  @Test
  void aPageMaySendMoreHeadersWhereASettingSaysSo() {
    Map<String, String> environment = Service.environment(UserPool.shared());
    environment.put("ACCOUNTS_ALLOWED_HEADERS", "traceparent, X-Request-Id");
    Service traced = new Service(environment, new InMemoryAccountRepository());

    assertThat(traced.send(Call.anonymous("OPTIONS", "/accounts")).headers())
        .containsEntry(
            "Access-Control-Allow-Headers",
            "Authorization,Content-Type,If-Match,If-None-Match,Idempotency-Key,"
                + "traceparent,X-Request-Id");
  }

  @Test
  void aPreflightNeedsNoToken() {
    FunctionReply reply =
        service.send(Call.anonymous("OPTIONS", "/accounts/1").httpEvent()).is(204);

    assertThat(reply.headers())
        .containsEntry("Access-Control-Allow-Methods", "GET,HEAD,PATCH,PUT,DELETE,OPTIONS")
        .containsEntry(
            "Access-Control-Allow-Headers",
            "Authorization,Content-Type,If-Match,If-None-Match,Idempotency-Key,traceparent");
    assertThat(reply.body()).isEmpty();
  }
}
