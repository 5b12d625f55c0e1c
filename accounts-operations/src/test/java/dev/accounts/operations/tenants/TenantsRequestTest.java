package dev.accounts.operations.tenants;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.operations.login.SetupRefused;
import dev.accounts.rest.json.JsonReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsRequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"do\":\"destroy\",\"tenant\":\"t\",\"by\":\"ada\"}",
        "{\"do\":\"freeze\",\"tenant\":\"t\"}",
        "{\"do\":\"export\"}",
        "{\"do\":\"export\",\"tenant\":\"t\",\"after\":\"%\"}",
        "{\"do\":\"erase\",\"tenant\":\"t\",\"by\":\"ada\"}",
        "{\"do\":\"erase\",\"tenant\":\"t\",\"by\":\"ada\",\"confirm\":\"T\"}"
      })
  void whatIsMissingOrWrongIsRefused(String event) {
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> TenantsRequest.read(JsonReader.read(event)));
  }
}
