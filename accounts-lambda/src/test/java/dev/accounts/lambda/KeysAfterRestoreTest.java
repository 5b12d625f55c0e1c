package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Time;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys around a snapshot: before it they are fetched and forgotten, after it they are fetched. */
class KeysAfterRestoreTest {
  private final UserPool pool = new UserPool();
  private final ManualTime time = new ManualTime(Time.SYSTEM.instant());
  private final Settings settings = Settings.from(Service.environment(pool));
  private final Authentication authentication = Authentication.of(settings.tokens(), time);
  private final Service service = new Service(settings, authentication, time);

  @AfterEach
  void stop() {
    pool.close();
  }

  @Test
  void aKeyThatWasWithdrawnSinceTheSnapshotIsRefusedAtOnce() {
    TokenBuilder withdrawn = token();
    assertThat(authentication.primeKeys()).isEmpty();
    pool.rotate(UserPool.second("next"));
    authentication.fetchKeys();

    send(withdrawn).isProblem(401, "unauthenticated");
    send(token()).is(200);
  }

  /** One that is kept would be in the snapshot, and dead after it. */
  @Test
  void noConnectionIsKept() {
    authentication.primeKeys();
    authentication.primeKeys();

    assertThat(pool.fetches()).isEqualTo(2);
    assertThat(pool.connections()).isEqualTo(2);
  }

  @Test
  void theFirstRequestUsesTheKeysThatAreFetchedInTheBackground() {
    authentication.primeKeys();
    authentication.fetchKeys();

    send(token()).is(200);
    assertThat(pool.fetches()).isEqualTo(2);
  }

  @Test
  void keysOfTheSnapshotDoNotServeWhileThePoolIsAway() {
    authentication.primeKeys();
    pool.breakDown();
    authentication.fetchKeys();

    send(token()).isProblem(503, "keys-unavailable");
  }

  @Test
  void afterAFetchInTheBackgroundThatFailedTheFirstRequestTriesItself() {
    pool.breakDown();
    authentication.fetchKeys();
    awaitFetches(1);
    pool.recover();

    send(token()).is(200);
    assertThat(pool.fetches()).isEqualTo(2);
  }

  @Test
  void afterThatFetchesAreAsSeldomAsEver() {
    pool.breakDown();
    authentication.fetchKeys();
    awaitFetches(1);
    for (int i = 0; i < 5; i++) {
      send(token()).isProblem(503, "keys-unavailable");
    }

    assertThat(pool.fetches()).isEqualTo(2);
  }

  @Test
  void aPoolThatIsAwayBeforeTheSnapshotIsNamed() {
    pool.breakDown();
    assertThat(authentication.primeKeys()).containsExactly(pool.issuer());
  }

  private void awaitFetches(int count) {
    while (pool.fetches() < count) {
      Thread.onSpinWait();
    }
  }

  /** Valid for longer than any test lasts. */
  private TokenBuilder token() {
    return pool.token().expiringIn(Duration.ofDays(1));
  }

  private FunctionReply send(TokenBuilder token) {
    return service.send(Call.get("/accounts").token(token));
  }
}
