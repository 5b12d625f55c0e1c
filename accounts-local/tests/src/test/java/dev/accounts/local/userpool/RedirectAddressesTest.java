package dev.accounts.local.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectAddressesTest {
  private static final String NAMED_BUT_OWN = "http://localhost:8080/app";
  private static final String PAGE = "http://127.0.0.1:8080/app/signed-in";
  private static final String NAMED_BUT_NOT_ASCII = "https://app.example.com/\u010d\u010aX:1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/logout",
        "http://localhost:8080/oauth2/authorize",
        "http://LOCALHOST:8080/",
        "http://[::1]:8080/",
        "http://localhost:8080/app/signed-in",
        "http://127.0.0.1:8080/app/signed-in/",
        "http://127.0.0.1:8080/app/signed-in?next=/logout",
        NAMED_BUT_OWN
      })
  void thePoolItselfIsNoApplication(String address) {
    assertThat(addresses(8080).allow(address)).isFalse();
  }

  @Test
  void thePageAtTheSameOriginIsOne() {
    assertThat(addresses(8080).allow(PAGE)).isTrue();
  }

  @Test
  void aPoolAtTheUsualPortKnowsItselfWithoutOne() {
    assertThat(addresses(80).allow("http://localhost/")).isFalse();
    assertThat(addresses(8080).allow("http://localhost/")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/\u010d\u010aSet-Cookie:a=b",
        "http://localhost/\r\nSet-Cookie:a=b",
        "http://localhost/ü",
        "http://localhost/\u007f",
        "http://localhost/a b",
        "",
        NAMED_BUT_NOT_ASCII
      })
  void anAddressThatCouldEndItsHeaderIsRefused(String address) {
    assertThat(addresses(8080).allow(address)).isFalse();
  }

  private static RedirectAddresses addresses(int ownPort) {
    return new RedirectAddresses(Set.of(NAMED_BUT_OWN, NAMED_BUT_NOT_ASCII), Set.of(PAGE), ownPort);
  }
}
