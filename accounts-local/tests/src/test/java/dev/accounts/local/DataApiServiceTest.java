package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.local.Client.Reply;
import dev.accounts.local.Options.Adapter;
import dev.accounts.testkit.fixture.UnhurriedTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The whole service with the AWS SDK on the wire, and the swap to JDBC on the same data. */
final class DataApiServiceTest {
  private final Path data = DataDirectories.used("data-api");
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @Test
  void accountsThatAreWrittenOverTheDataApiAreThereOverJdbc() {
    String token;
    String path;
    String account;
    try (Parts parts = new Parts()) {
      Session session = Session.of(started(Adapter.DATAAPI, parts));
      token = session.token();
      path = "/accounts/" + session.openedRoot("Swapped");
      Reply frozen = session.post(path + "/freeze", "{\"reason\":\"review\"}", "If-Match", "\"1\"");
      assertThat(frozen.status()).as(frozen.body()).isEqualTo(200);
      account = session.get(path).body();
      assertThat(session.get("/accounts/tree").json().path("items")).hasSize(1);
      assertThat(session.get(path + "/events").json().path("items")).hasSize(2);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("\"storeAttempts\":1", "\"CloudWatchMetrics\"")
        .doesNotContain("Swapped", "review", token);
    try (Parts parts = new Parts()) {
      LocalService jdbc = started(Adapter.JDBC, parts);
      Session session = new Session(new Client(jdbc.base()), tokenOfTheSame(jdbc, token));
      assertThat(session.get(path).body()).isEqualTo(account);
    }
  }

  /** The issuer is the address of the service, which has changed. */
  private static String tokenOfTheSame(LocalService service, String token) {
    return service.pool().idToken("ada", StoredTree.tenantOf(token));
  }

  private LocalService started(Adapter adapter, Parts parts) {
    Options options = Options.DEFAULT.with(adapter).on(0).in(data);
    return LocalService.start(
        UnhurriedTime.OF_TESTS,
        options,
        parts,
        line -> {},
        new PrintStream(log, true, StandardCharsets.UTF_8));
  }
}
