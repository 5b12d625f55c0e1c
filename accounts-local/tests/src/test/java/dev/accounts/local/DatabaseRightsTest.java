package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.postgres.ByHand;
import org.junit.jupiter.api.Test;

/** The database of the local service is its own, so no other role connects to it. */
final class DatabaseRightsTest {

  @Test
  void noRightIsGivenToEveryone() {
    assertThat(
            new ByHand(SharedService.data())
                .number(
                    """
                    SELECT count(*) FROM pg_database d
                    CROSS JOIN aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) granted
                    WHERE d.datname = 'accounts' AND granted.grantee = 0
                    """))
        .isZero();
  }
}
