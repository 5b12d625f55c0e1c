package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Time;
import dev.accounts.local.Client.Reply;
import dev.accounts.local.Options.Adapter;
import dev.accounts.local.postgres.ByHand;
import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a database of its own. */
@Execution(ExecutionMode.CONCURRENT)
final class DatabaseAwayTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theServiceOutlivesARestartOfItsDatabase(boolean gentle) {
    Path data = DataDirectories.used("away");
    try (Parts parts = new Parts()) {
      Session session = Session.of(started(data, parts));
      String account = "/accounts/" + session.openedRoot("Steady");
      ByHand database = new ByHand(data);
      database.stop(gentle);
      Reply away = session.get(account);
      assertThat(away.status()).as(away.body()).isEqualTo(503);
      assertThat(away.code()).isEqualTo("storage-unavailable");
      assertThat(away.header("Retry-After")).isNotEmpty();
      database.start();
      assertThat(session.get(account).status()).isEqualTo(200);
    }
  }

  /** In the machine's time: a call waits for as long as the pool has it, which is seconds. */
  private static LocalService started(Path data, Parts parts) {
    Options options = Options.DEFAULT.with(Adapter.JDBC).on(0).in(data);
    return LocalService.start(Time.SYSTEM, options, parts, line -> {}, SharedService.SILENCE);
  }
}
