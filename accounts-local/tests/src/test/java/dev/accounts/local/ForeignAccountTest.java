package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.accounts.local.Client.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Another tenant's account gets to the byte the response of one that does not exist. */
final class ForeignAccountTest {
  private static final String UNKNOWN = "01a20445-b1c0-7e00-ac49-0be287315052";

  @TestFactory
  Stream<DynamicTest> onEveryRoute() {
    String foreign = Session.of(SharedService.get()).openedRoot("theirs");
    return Documented.operations().stream()
        .filter(operation -> operation.statuses().contains(404))
        .map(operation ->
            dynamicTest(
                operation.id(),
                () -> {
                  Reply theirs = ask(operation, foreign);
                  assertThat(theirs.status()).isEqualTo(404);
                  assertThat(withoutId(theirs, foreign))
                      .isEqualTo(withoutId(ask(operation, UNKNOWN), UNKNOWN));
                }));
  }

  private static Reply ask(Documented operation, String id) {
    RequestFixture fixture = new RequestFixture(SharedService.get(), operation);
    return operation.path().contains("{id}")
        ? fixture.to(id).send()
        : fixture.asking("?root=" + id).send();
  }

  /** Everything but the ids of the account and the request, and the time. */
  private static String withoutId(Reply reply, String id) {
    String requestId = reply.json().path("requestId").asString();
    Map<String, List<String>> headers = new TreeMap<>(reply.headers().map());
    headers.keySet().removeIf(name -> name.matches("(?i)date|x-amzn-requestid"));
    return headers + reply.body().replace(id, "ID").replace(requestId, "REQUEST");
  }
}
