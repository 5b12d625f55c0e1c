package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.HttpFile.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/accounts.http} has every operation, and each of its requests succeeds. */
final class HttpFileTest {

  @Test
  void everyOperationIsInTheFileAndSucceeds() throws IOException {
    Client client = new Client(SharedService.get().base());
    List<Sent> sent =
        new HttpFile(Path.of("../docs/accounts.http"), client.base().toString()).sendAll(client);
    assertThat(sent)
        .allSatisfy(each ->
            assertThat(each.reply().status())
                .as("%s: %s", each.title(), each.reply().body())
                .isBetween(200, 299));
    assertThat(Documented.operations())
        .filteredOn(operation -> !operation.method().equals("HEAD"))
        .allSatisfy(operation ->
            assertThat(sent).as(operation.id()).anyMatch(each -> isOf(operation, each)));
  }

  /** A path without parameters is no account's. */
  private static boolean isOf(Documented operation, Sent sent) {
    String path = sent.path().split("\\?", 2)[0];
    return operation.method().equals(sent.method())
        && path.matches(operation.path().replace("{id}", "[0-9a-f-]{36}"));
  }
}
