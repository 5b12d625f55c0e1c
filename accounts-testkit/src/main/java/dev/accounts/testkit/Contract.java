package dev.accounts.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.domain.HierarchyRule;
import dev.accounts.domain.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What all parts of the contract have in common. */
interface Contract {

  /** The repository that is tested; may be the same one for all tests. */
  AccountRepository repository();

  /** A tenant that no other test uses. */
  default TestTenant tenant() {
    return new TestTenant(repository());
  }

  /** The call is refused by this rule of the hierarchy. */
  static void assertBreaks(HierarchyRule rule, ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
        .isThrownBy(call)
        .extracting(Refusal.BreaksHierarchy::rule)
        .isEqualTo(rule);
  }

  /** The call is refused because of the account's status. */
  static void assertNotAllowed(ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.NotAllowedInStatus.class).isThrownBy(call);
  }
}
