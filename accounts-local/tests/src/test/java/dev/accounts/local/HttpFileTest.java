package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.HttpFile.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code docs/accounts.http} has every operation, and each of its requests succeeds. */
final class HttpFileTest {
  private static List<Sent> sent;

  @BeforeAll
  static void sendAll() throws IOException {
    Client client = new Client(SharedService.get().base());
    sent = new HttpFile(Path.of("../docs/accounts.http"), client.base().toString()).sendAll(client);
  }

  @Test
  void everyRequestSucceeds() {
    assertThat(sent)
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(each.reply().status())
                .as("%s: %s", each.title(), each.reply().body())
                .isBetween(200, 299));
  }

  @Test
  void everyOperationIsInTheFile() {
    assertThat(Documented.operations().stream().filter(HttpFileTest::isMissing)).isEmpty();
  }

  @Test
  void aNewOperationWouldBeMissing() {
    assertThat(isMissing(operation("GET", "/accounts/{id}"))).isFalse();
    assertThat(isMissing(operation("POST", "/accounts/{id}"))).isTrue();
    assertThat(isMissing(operation("GET", "/accounts/{id}/parents"))).isTrue();
    assertThat(isMissing(operation("GET", "/accounts/statistics"))).isTrue();
  }

  private static Documented operation(String method, String path) {
    return new Documented(method, path, JsonNodeFactory.instance.objectNode());
  }

  /** A HEAD is a GET that returns no body. */
  private static boolean isMissing(Documented operation) {
    return !operation.method().equals("HEAD")
        && sent.stream().noneMatch(each -> isOf(operation, each));
  }

  /** A path without parameters is no account's. */
  private static boolean isOf(Documented operation, Sent sent) {
    String path = sent.path().split("\\?", 2)[0];
    return operation.method().equals(sent.method())
        && path.matches(operation.path().replace("{id}", "[0-9a-f-]{36}"));
  }
}
