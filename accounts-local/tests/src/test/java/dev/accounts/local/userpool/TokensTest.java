package dev.accounts.local.userpool;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokensTest {
  private static final RSAKey KEY = PoolKey.KEY.key();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant SIGNED_IN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock THEN = Clock.fixed(SIGNED_IN, UTC);
  private static final Clock NEXT_DAY = Clock.offset(THEN, Duration.ofDays(1));

  /** OpenID Connect Core, 12.2; clients end the session otherwise. */
  @Test
  void renewedTokensSayWhenThePersonSignedIn() throws ParseException {
    String refresh = tokens(THEN).refresh(tokens(THEN).justSignedIn(ada()));
    Grant grant =
        new TokenReader(KEY, new Groups(), NEXT_DAY).grant(refresh, "refresh").orElseThrow();
    JWTClaimsSet id = SignedJWT.parse(tokens(NEXT_DAY).id(grant, HOUR)).getJWTClaimsSet();
    assertThat(id.getLongClaim("auth_time")).isEqualTo(SIGNED_IN.getEpochSecond());
    assertThat(id.getIssueTime().toInstant()).isEqualTo(NEXT_DAY.instant());
  }

  @Test
  void aRestartDoesNotGiveBackGroups() throws ParseException {
    Groups before = new Groups();
    before.put(ada(), List.of("accounts-readers"));
    Tokens tokens = new Tokens(KEY, "issuer", "client", HOUR, before, THEN);
    String refresh = tokens.refresh(tokens.justSignedIn(ada()));

    Groups after = new Groups();
    assertThat(new TokenReader(KEY, after, NEXT_DAY).grant(refresh, "refresh")).isPresent();

    assertThat(after.of(ada())).containsExactly("accounts-readers");
  }

  private static Person ada() {
    return new Person("ada", Optional.of("acme"));
  }

  private static Tokens tokens(Clock clock) {
    return new Tokens(KEY, "issuer", "client", HOUR, new Groups(), clock);
  }
}
