package dev.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NewAccountTest {
  private static final Details CASH = Details.named("Cash");

  @Test
  void aCurrencyThatDoesNotExistIsRefused() {
    assertRefused(() -> NewAccount.domestic("EURO", CASH));
    assertRefused(() -> NewAccount.international("eur", CASH));
    assertThat(NewAccount.domestic("EUR", CASH).currency().getCurrencyCode()).isEqualTo("EUR");
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(call)
        .satisfies(refusal ->
            assertThat(refusal.violations())
                .containsExactly(
                    new Violation("/currency", "bad-value", "must be an ISO 4217 currency code")));
  }
}
