package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.accounts.application.port.Time;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
  private final UserPool pool = new UserPool();
  private final ManualTime time = new ManualTime(Time.SYSTEM.instant());
  private final Service service =
      new Service(Service.environment(pool), new InMemoryAccountRepository(), time);

  @AfterEach
  void stop() {
    pool.close();
  }

  @Test
  void keysAreFetchedOnce() {
    for (int i = 0; i < 20; i++) {
      send(pool.token()).is(200);
    }

    assertThat(pool.fetches()).isEqualTo(1);
  }

  @Test
  void aNewKeyIsFoundByLookingOnceMore() {
    send(pool.token()).is(200);
    RSAKey next = UserPool.second("next");
    pool.rotate(next);
    time.advance(Duration.ofSeconds(5));

    send(pool.token()).is(200);

    assertThat(pool.fetches()).isEqualTo(2);
  }

  @Test
  void unknownKeysDoNotMakeUsLookForEver() {
    send(pool.token()).is(200);
    for (int i = 0; i < 50; i++) {
      send(pool.token().keyId("unknown-" + i)).isProblem(401, "unauthenticated");
    }

    assertThat(pool.fetches()).isEqualTo(1);
    send(pool.token()).is(200);

    time.advance(Duration.ofSeconds(5));
    for (int i = 0; i < 50; i++) {
      send(pool.token().keyId("unknown-" + i)).is(401);
    }
    assertThat(pool.fetches()).isEqualTo(2);
  }

  @Test
  void aNewKeyIsTakenWithinFiveSecondsWhateverElseIsSent() {
    send(pool.token()).is(200);
    for (int i = 0; i < 5; i++) {
      send(pool.token().keyId("unknown-" + i)).is(401);
    }
    pool.rotate(UserPool.second("next"));
    time.advance(Duration.ofSeconds(5));
    send(pool.token()).is(200);
  }

  @Test
  void whenThePoolIsBackKeysAreFetchedAsSoonAsWasSaid() {
    pool.breakDown();
    for (int i = 0; i < 5; i++) {
      assertThat(send(pool.token()).is(503).header("Retry-After")).isEqualTo("5");
    }
    pool.recover();
    time.advance(Duration.ofSeconds(5));
    send(pool.token()).is(200);
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepKeysAway() {
    time.advance(Duration.ofHours(1));
    pool.breakDown();
    send(token()).is(503);
    pool.recover();
    time.advance(Duration.ofHours(-1));
    send(token()).is(200);
  }

  @Test
  void noKeysAreFetchedFromWhereATokenSays() {
    try (UserPool elsewhere = new UserPool(UserPool.second("first"))) {
      String keys = elsewhere.issuer() + "/.well-known/jwks.json";
      for (String keyId : new String[] {"first", "unknown"}) {
        TokenBuilder token = pool.token().keyId(keyId).signedWith(elsewhere.key());
        send(token.keysAt(keys)).isProblem(401, "unauthenticated");
        send(token.claim("iss", elsewhere.issuer())).isProblem(401, "unauthenticated");
      }
      assertThat(elsewhere.fetches()).isZero();
    }
  }

  @Test
  void aPoolThatPublishesNoKeysIsAway() {
    pool.publishNothing();
    send(pool.token()).isProblem(503, "keys-unavailable");
    pool.recover();
    time.advance(Duration.ofSeconds(5));
    send(pool.token()).is(200);
  }

  @Test
  void keysThatAreOldAreFetchedAgain() {
    send(token()).is(200);
    time.advance(Duration.ofMinutes(8));
    send(token()).is(200);
    assertThat(pool.fetches()).isEqualTo(1);

    time.advance(Duration.ofMinutes(3));
    send(token()).is(200);
    assertThat(pool.fetches()).isEqualTo(2);
  }

  @Test
  void keysAreRenewedBeforeTheyAreOld() {
    send(token()).is(200);
    time.advance(Duration.ofSeconds(9 * 60 + 30));
    send(token()).is(200);
    while (pool.fetches() < 2) {
      Thread.onSpinWait();
    }
  }

  @Test
  void keysThatWereFetchedServeForHoursWhileThePoolIsAwayAndThenNoMore() {
    send(token()).is(200);
    pool.breakDown();

    time.advance(Duration.ofHours(3));
    send(token()).is(200);
    time.advance(Duration.ofHours(2));
    send(token()).isProblem(503, "keys-unavailable");
  }

  @Test
  void aTokenThatWasTakenBeforeIsRefusedOnceItsKeyIsWithdrawn() {
    TokenBuilder token = token();
    send(token).is(200);
    send(token).is(200);
    pool.rotate(UserPool.second("next"));
    time.advance(Duration.ofMinutes(11));

    send(token).isProblem(401, "unauthenticated");
  }

  @Test
  void aTokenThatWasTakenBeforeIsVerifiedAgainWithAnotherKeyOfTheSameName() {
    TokenBuilder token = token();
    send(token).is(200);
    pool.rotate(UserPool.second("first"));
    time.advance(Duration.ofMinutes(11));

    send(token).isProblem(401, "unauthenticated");
    send(token()).is(200);
  }

  @Test
  void aTokenThatWasTakenBeforeIsRefusedOnceItsTimeIsOver() {
    TokenBuilder token = pool.token();
    send(token).is(200);
    time.advance(Duration.ofMinutes(61));

    send(token).isProblem(401, "unauthenticated");
  }

  @Test
  void theClaimsOfATokenThatWasTakenBeforeAreWorthNothingUnderAnotherSignature() {
    TokenBuilder token = token();
    send(token).is(200);

    send(token.signedWith(UserPool.second("first"))).isProblem(401, "unauthenticated");
  }

  /** Valid for longer than any test lasts. */
  private TokenBuilder token() {
    return pool.token().expiringIn(Duration.ofDays(1));
  }

  @Test
  void nothingIsFetchedForATokenThatCannotBeValid() {
    send(pool.token().claim("iss", "https://elsewhere.example.com")).is(401);

    assertThat(pool.fetches()).isZero();
  }

  @Test
  void keysThatWereFetchedServeWhileThePoolIsAway() {
    send(pool.token()).is(200);
    pool.breakDown();

    send(pool.token().keyId("unknown")).isProblem(401, "unauthenticated");
    send(pool.token()).is(200);
  }

  @Test
  void withoutAnyKeysCallersAreAskedToComeBack() {
    pool.breakDown();

    for (int i = 0; i < 5; i++) {
      FunctionReply reply = send(pool.token()).isProblem(503, "keys-unavailable");
      assertThat(reply.header("Retry-After")).isEqualTo("5");
    }
    assertThat(pool.fetches()).isLessThanOrEqualTo(2);
  }

  @Test
  void aPoolThatRefusesConnectionsIsNoDifferent() {
    TokenBuilder token = pool.token();
    pool.close();

    send(token).isProblem(503, "keys-unavailable");
  }

  private FunctionReply send(TokenBuilder token) {
    return service.send(Call.get("/accounts").token(token));
  }
}
