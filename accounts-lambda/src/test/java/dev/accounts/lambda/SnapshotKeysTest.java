package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Time;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that were fetched before a snapshot, after its restore. */
class SnapshotKeysTest {
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
  void theyServeWhileThePoolIsAway() {
    assertThat(authentication.fetchKeys()).isEmpty();
    pool.breakDown();
    time.advance(Duration.ofHours(3));
    authentication.renewKeys();

    send(token()).is(200);
  }

  @Test
  void theyEndWithTheFirstFetchThatSucceeds() {
    TokenBuilder withdrawn = token();
    authentication.fetchKeys();
    pool.rotate(UserPool.newKey("next"));
    time.advance(Duration.ofHours(1));
    authentication.renewKeys();

    while (send(withdrawn).status() == 200) {
      Thread.onSpinWait();
    }
    send(withdrawn).isProblem(401, "unauthenticated");
    send(token()).is(200);
    assertThat(pool.fetches()).isEqualTo(2);
  }

  @Test
  void theFirstRequestRenewsThemToo() {
    authentication.fetchKeys();
    send(token()).is(200);

    while (pool.fetches() < 2) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aKeyThatIsNewSinceThenIsFetchedAtOnce() {
    authentication.fetchKeys();
    pool.rotate(UserPool.newKey("next"));

    send(token()).is(200);
  }

  @Test
  void afterFourHoursTheyServeNoMore() {
    authentication.fetchKeys();
    pool.breakDown();
    time.advance(Duration.ofHours(4).plusSeconds(1));

    send(token()).isProblem(503, "keys-unavailable");
  }

  @Test
  void tenMinutesAfterTheFirstUseTheyServeNoMore() {
    authentication.fetchKeys();
    pool.breakDown();
    time.advance(Duration.ofHours(1));
    send(token()).is(200);
    time.advance(Duration.ofMinutes(10));
    send(token()).is(200);
    time.advance(Duration.ofSeconds(1));

    send(token()).isProblem(503, "keys-unavailable");
  }

  @Test
  void aPoolThatWasAwayBeforeTheSnapshotIsAskedAfterIt() {
    pool.breakDown();
    assertThat(authentication.fetchKeys()).containsExactly(pool.issuer());
    pool.recover();

    send(token()).is(200);
  }

  /** Valid for longer than any test lasts. */
  private TokenBuilder token() {
    return pool.token().expiringIn(Duration.ofDays(1));
  }

  private FunctionReply send(TokenBuilder token) {
    return service.send(Call.get("/accounts").token(token));
  }
}
