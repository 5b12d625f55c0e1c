package dev.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ContentSecurityPolicyTest {

  @Test
  void thePageCallsItselfAndWhatIsNamed() {
    assertThat(
            ContentSecurityPolicy.connectingTo(List.of("https://a.example", "https://b.example")))
        .contains("; connect-src 'self' https://a.example https://b.example; ");
    assertThat(ContentSecurityPolicy.connectingTo(List.of())).contains("; connect-src 'self'; ");
  }

  @Test
  void whatIsNotNamedIsForbiddenAndNothingIsUnsafe() {
    assertThat(ContentSecurityPolicy.connectingTo(List.of()))
        .startsWith("default-src 'none'; script-src 'self'; ")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "# ", "$", "\n", "data:");
  }
}
