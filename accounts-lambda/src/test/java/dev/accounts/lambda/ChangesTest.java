package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChangesTest {
  private final Service service = new Service();

  @Test
  void aChangeSaysWhoAndWhenAndHasBothAccountsWhole() {
    String id = service.openNamed("Cash");
    JsonNode opened = service.send(Call.get("/accounts/" + id)).json();
    service.act(id, "freeze", 1).is(200);
    JsonNode frozen = service.send(Call.get("/accounts/" + id)).json();

    JsonNode page = changes("");
    JsonNode creation = page.at("/items/0");
    assertThat(creation.get("id").asString()).isEqualTo(id + ":1");
    assertThat(creation.get("type").asString()).isEqualTo("CREATED");
    assertThat(creation.has("before")).isFalse();
    assertThat(creation.get("after")).isEqualTo(opened);
    JsonNode change = page.at("/items/1");
    assertThat(change.get("id").asString()).isEqualTo(id + ":2");
    assertThat(change.get("accountId").asString()).isEqualTo(id);
    assertThat(change.get("version").asInt()).isEqualTo(2);
    assertThat(change.get("by").asString()).isEqualTo("user-1");
    assertThat(change.get("at")).isEqualTo(frozen.get("updatedAt"));
    assertThat(change.get("reason").asString()).isEqualTo("because");
    assertThat(change.get("before")).isEqualTo(opened);
    assertThat(change.get("after")).isEqualTo(frozen);
  }

  @Test
  void aReaderGoesOnFromNextAndLearnsWhenToAskAgain() {
    service.openNamed("first");
    service.openNamed("second");

    JsonNode first = changes("?limit=1");
    assertThat(first.get("items")).hasSize(1);
    assertThat(first.get("hasMore").asBoolean()).isTrue();
    assertThat(first.get("askAgainInSeconds").asInt()).isZero();
    JsonNode second = changes("?after=" + first.get("next").asString());
    assertThat(second.at("/items/0/after/name").asString()).isEqualTo("second");
    assertThat(second.get("hasMore").asBoolean()).isFalse();
    assertThat(second.get("askAgainInSeconds").asInt()).isPositive();
    JsonNode third = changes("?after=" + second.get("next").asString());
    assertThat(third.get("items")).isEmpty();
    assertThat(third.get("next")).isEqualTo(second.get("next"));
  }

  @Test
  void aReaderWhoBeginsNowGetsWhatComesAfter() {
    service.openNamed("before");
    JsonNode now = changes("?after=now");
    assertThat(now.get("items")).isEmpty();
    service.openNamed("after");
    assertThat(changes("?after=" + now.get("next").asString()).at("/items/0/after/name").asString())
        .isEqualTo("after");
  }

  @Test
  void aPositionOfAnotherRegisterOfTheTenantIsOfBeforeARestore() {
    String elsewhere =
        new Service().send(Call.get("/accounts/changes")).is(200).json().get("next").asString();
    service.send(Call.get("/accounts/changes?after=" + elsewhere)).isProblem(410, "feed-restarted");
  }

  private JsonNode changes(String query) {
    return service.send(Call.get("/accounts/changes" + query)).is(200).json();
  }
}
