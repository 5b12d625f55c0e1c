package dev.accounts.lambda;

import dev.accounts.inmemory.InMemoryAccountRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenUseTest {
  private final UserPool pool = UserPool.shared();

  @Test
  void idTokensAreTakenByDefault() {
    Service service = with(Map.of());

    send(service, pool.token()).is(200);
    send(service, pool.token().access()).is(401);
  }

  @Test
  void accessTokensCanBeTakenInstead() {
    Service service = with(Map.of("ACCOUNTS_TOKEN_USE", "access"));

    send(service, pool.token().access()).is(200);
    send(service, pool.token().access().claim("client_id", "another")).is(401);
    send(service, pool.token().access().claim("client_id", null).claim("aud", TokenBuilder.CLIENT))
        .is(401);
    send(service, pool.token()).is(401);
  }

  @Test
  void bothCanBeTaken() {
    Service service = with(Map.of("ACCOUNTS_TOKEN_USE", "any"));

    send(service, pool.token()).is(200);
    send(service, pool.token().access()).is(200);
  }

  @Test
  void severalClientsCanBeTaken() {
    Service service = with(Map.of("ACCOUNTS_CLIENT_ID", "client-0, client-1"));

    send(service, pool.token()).is(200);
    send(service, pool.token().claim("aud", "client-0")).is(200);
    send(service, pool.token().claim("aud", "client-2")).is(401);
  }

  @Test
  void theTenantCanStandInAnotherClaim() {
    Service service = with(Map.of("ACCOUNTS_TENANT_CLAIM", "org"));

    send(service, pool.token()).isProblem(403, "tenant-missing");
    send(service, pool.token().claim("org", "acme")).is(200);
  }

  private Service with(Map<String, String> settings) {
    Map<String, String> environment = Service.environment(pool);
    environment.putAll(settings);
    return new Service(environment, new InMemoryAccountRepository());
  }

  private static FunctionReply send(Service service, TokenBuilder token) {
    return service.send(Call.get("/accounts").token(token));
  }
}
