package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.past.AsOf;
import dev.accounts.rest.query.Cursor;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.PositionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private final Service service = new Service();
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void fiveAccounts() {
    for (int i = 1; i <= 5; i++) {
      ids.add(service.openNamed("Account " + i));
    }
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      FunctionReply page = service.send(Call.get("/accounts?limit=2" + next)).is(200);
      page.json().get("items").forEach(item -> seen.add(item.get("id").asString()));
      next = page.json().has("nextCursor") ? "&cursor=" + page.at("/nextCursor") : "";
    } while (!next.isEmpty());

    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void aCursorFitsItsOwnListOnly() {
    String cursor = cursorOf("/accounts?limit=2&status=OPEN&status=FROZEN");

    String sameList = "/accounts?status=FROZEN&limit=3&status=OPEN&cursor=" + cursor;
    service.send(Call.get(sameList)).is(200);
    refuses("/accounts?status=OPEN", cursor);
    refuses("/accounts", cursor);
    refuses("/accounts?status=OPEN&status=FROZEN&sort=-accountNumber", cursor);
    refuses("/accounts/" + ids.getFirst() + "/events", cursor);
  }

  @Test
  void aCursorOfAnotherTenantIsRefused() {
    Call call =
        Call.get("/accounts?cursor=" + cursorOf("/accounts?limit=2"))
            .token(UserPool.shared().token().tenant("other"));

    service.send(call).isProblem(400, "invalid-cursor");
  }

  @Test
  void aHistoryHasPagesOfItsOwn() {
    String id = ids.getFirst();
    service.patch(id, 1, "{\"name\":\"b\"}").is(200);
    service.patch(id, 2, "{\"name\":\"c\"}").is(200);
    String cursor = cursorOf("/accounts/" + id + "/events?limit=2");

    FunctionReply rest =
        service.send(Call.get("/accounts/" + id + "/events?cursor=" + cursor)).is(200);

    assertThat(rest.at("/items/0/type")).isEqualTo("CREATED");
    assertThat(rest.json().has("nextCursor")).isFalse();
    refuses("/accounts/" + ids.getLast() + "/events", cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!!", "AAAA", "AQ==", "%00", "'; drop table account; --"})
  void whatIsNoCursorIsRefused(String cursor) {
    refuses("/accounts", Call.encode(cursor));
  }

  @ParameterizedTest
  @CsvSource({
    "accountNumber, ACCOUNT_NUMBER, name",
    "name, NAME, a\0b",
    "name, NAME, number;name",
    "createdAt, CREATED_AT, yesterday",
    "createdAt, CREATED_AT, 2026-02-30T00:00:00.000000Z",
    "updatedAt, UPDATED_AT, +12026-01-01T00:00:00.000000Z",
    "updatedAt, UPDATED_AT, 0000-01-01T00:00:00.000000Z"
  })
  void aForgedPositionIsRefused(String field, Sort.By by, String keys) {
    Sort sort = Sort.ascending(by);
    byte[] list = CursorScope.of(new TenantId("acme"), AccountFilter.ALL, sort, AsOf.NOW);
    Position forged = new Position(List.of(keys.split(";")), AccountId.parse(ids.getFirst()));
    refuses("/accounts?sort=" + field, Cursor.write(PositionKey.write(forged), list));
    byte[] cut = Arrays.copyOf(PositionKey.write(forged), 17);
    refuses("/accounts?sort=" + field, Cursor.write(cut, list));
  }

  @Test
  void aCursorWithOneCharacterChangedIsRefused() {
    String cursor = cursorOf("/accounts?limit=2");
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      refuses("/accounts", cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
    refuses("/accounts", cursor + "=");
    refuses("/accounts", cursor + "A");
  }

  private String cursorOf(String list) {
    return service.send(Call.get(list)).is(200).at("/nextCursor");
  }

  private void refuses(String list, String cursor) {
    String target = list + (list.contains("?") ? "&" : "?") + "cursor=" + cursor;
    assertThat(service.send(Call.get(target)).isProblem(400, "invalid-cursor").errors())
        .containsExactly("query /cursor bad-value");
  }
}
