package dev.accounts.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class UnreadJsonTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3_990, 4_000, 8_000, 40_000, 70_000})
  void anObjectThatIsNotReadIsItsText(int before) {
    String object = "{ \"a\": [1, {\"b\": \"}\\\"\u00e9\"}] }";
    Json json =
        read("{\"x\":\"" + "y".repeat(before) + "\",\"late\" : " + object + " ,\"z\":1}", "late");
    assertThat(json.at("late")).isEqualTo(new Json.Unread(object));
    assertThat(json.at("x").text()).contains("y".repeat(before));
    assertThat(json.at("z")).isEqualTo(new Json.Numeral("1"));
  }

  @Test
  void whatIsNoObjectIsReadWhateverItsName() {
    Json json = read("{\"a\":{\"late\":[\"1\"]},\"late\":\"text\",\"b\":{\"late\":{}}}", "late");
    assertThat(json.at("late").text()).contains("text");
    assertThat(json.at("a").at("late").items()).containsExactly(new Json.Text("1"));
    assertThat(json.at("b").at("late")).isEqualTo(new Json.Unread("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"late\":{", "{\"late\":{\"a\":}}", "{\"late\":{},\"late\":{}}"})
  void whatIsNotReadIsJsonAllTheSame(String broken) {
    assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(broken, "late"));
  }

  private static Json read(String text, String unread) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), Set.of(unread));
  }
}
