package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.http.LoopbackServer;
import dev.accounts.local.userpool.PoolKey;
import dev.accounts.local.userpool.PoolSettings;
import dev.accounts.local.userpool.UserPool;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoAccountsTest {

  @Test
  void accountsThatCannotBeMadeAreSaidAndTriedAgainAtTheNextStart() {
    Path mark = DataDirectories.empty("demo").resolve("mark");
    List<String> lines = new ArrayList<>();
    try (LoopbackServer server = new LoopbackServer(0)) {
      server.serve(
          "/",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(503, -1);
            }
          });
      server.start();
      UserPool pool =
          new UserPool(
              server.base().toString(), PoolKey.KEY, PoolSettings.DEFAULT, Clock.systemUTC());
      boolean well = new DemoAccounts(server.base(), pool).openOnce(Optional.of(mark), lines::add);
      assertThat(well).isFalse();
    }
    assertThat(lines)
        .endsWith("Not all demo accounts could be added (HTTP 503); the next start tries again.");
    assertThat(mark).doesNotExist();
  }
}
