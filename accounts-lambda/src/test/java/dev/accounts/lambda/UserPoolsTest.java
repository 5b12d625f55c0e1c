package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Time;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several user pools, each with its own keys, clients and tenant claim. */
class UserPoolsTest {
  private final UserPool first = new UserPool();
  private final UserPool second = new UserPool(UserPool.second("first"));
  private final ManualTime time = new ManualTime(Time.SYSTEM.instant());
  private final Service service = new Service(environment(), new InMemoryAccountRepository(), time);

  private Map<String, String> environment() {
    Map<String, String> environment = Service.environment(first);
    environment.put("ACCOUNTS_ISSUER", first.issuer() + ";" + second.issuer());
    environment.put("ACCOUNTS_CLIENT_ID", TokenBuilder.CLIENT + ";client-2");
    environment.put("ACCOUNTS_TENANT_CLAIM", "custom:tenantId;cognito:groups");
    return environment;
  }

  @AfterEach
  void closePools() {
    first.close();
    second.close();
  }

  @Test
  void theTokensOfEachPoolAreTaken() {
    send(first.token()).is(200);
    send(ofSecond()).is(200);
  }

  @Test
  void nothingOfOnePoolIsValidInTheOther() {
    send(ofSecond().claim("aud", TokenBuilder.CLIENT)).isProblem(401, "unauthenticated");
    send(first.token().claim("aud", "client-2")).isProblem(401, "unauthenticated");
    send(ofSecond().signedWith(first.key())).isProblem(401, "unauthenticated");
    send(first.token().signedWith(second.key())).isProblem(401, "unauthenticated");
    send(ofSecond().claim("cognito:groups", null)).isProblem(403, "tenant-missing");
  }

  @Test
  void forgedTokensOfOnePoolKeepNoKeyOfTheOtherAway() {
    send(first.token()).is(200);
    send(ofSecond()).is(200);
    time.advance(Duration.ofSeconds(5));
    for (int i = 0; i < 20; i++) {
      send(first.token().keyId("unknown-" + i)).is(401);
    }
    second.rotate(UserPool.third("next"));
    send(ofSecond()).is(200);
    assertThat(first.fetches()).isEqualTo(2);
    assertThat(second.fetches()).isEqualTo(2);
  }

  @Test
  void onlyTheKeysOfThePoolThatATokenNamesAreFetched() {
    second.breakDown();

    send(first.token()).is(200);
    assertThat(second.fetches()).isZero();
    send(ofSecond()).isProblem(503, "keys-unavailable");
  }

  private TokenBuilder ofSecond() {
    return second.token().claim("aud", "client-2").claim("cognito:groups", List.of("acme"));
  }

  private FunctionReply send(TokenBuilder token) {
    return service.send(Call.anonymous("GET", "/accounts").token(token));
  }
}
