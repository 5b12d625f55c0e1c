package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.Time;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.ConnectionPool;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  private static final String SECRET = "Detail: Key (name)=(Secret GmbH)";

  @Test
  void aStoreThatIsAwayAsksCallersToComeBack() {
    FunctionReply reply = failing(unavailable(Applied.NO, Duration.ofMillis(1500)));

    assertThat(reply.isProblem(503, "storage-unavailable").header("Retry-After")).isEqualTo("2");
    assertThat(reply.at("/detail")).doesNotContain("applied");
  }

  @Test
  void noClientIsAskedToComeBackAtOnce() {
    assertThat(failing(unavailable(Applied.NO, Duration.ZERO)).header("Retry-After"))
        .isEqualTo("1");
  }

  @Test
  void aLostResponseIsReportedWithTheWayToFindOut() {
    FunctionReply reply = failing(unavailable(Applied.UNKNOWN, Duration.ofSeconds(3)));

    assertThat(reply.isProblem(503, "storage-unavailable").at("/detail"))
        .contains("may have been applied")
        .contains("Idempotency-Key")
        .contains("version");
  }

  @Test
  void aDefectShowsNothingOfTheInside() {
    Exception cause = new IllegalStateException(SECRET);
    Service service =
        new Service(broken(RepositoryException.defect("State 42601", cause, Applied.NO)));

    FunctionReply reply = service.send(Call.get("/accounts")).isProblem(500, "internal-error");

    assertThat(reply.body())
        .doesNotContain("Secret")
        .doesNotContain("42601")
        .doesNotContain("java");
    assertThat(service.logged())
        .contains("State 42601")
        .contains("java.lang.IllegalStateException")
        .contains("FailuresTest.aDefectShowsNothingOfTheInside:")
        .doesNotContain("Secret");
  }

  @Test
  void anUnexpectedFailureIsAProblemToo() {
    Service service = new Service(broken(new IllegalStateException(SECRET)));

    FunctionReply reply = service.send(Call.get("/accounts")).isProblem(500, "internal-error");

    assertThat(reply.body()).doesNotContain("Secret").doesNotContain("Exception");
    assertThat(service.logged()).contains("IllegalStateException").doesNotContain("Secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "{}", "[]", "null", "{\"version\":\"2.0\"}", "{\"path\":7}"})
  void anEventThatIsNoneGetsAProblem(String event) {
    FunctionReply reply = new Service().send(Service.utf8(event));

    assertThat(reply.status()).isIn(401, 500);
    assertThat(reply.at("/requestId")).isEqualTo("invocation-1");
    assertThat(reply.headers()).containsKey("Access-Control-Allow-Origin");
  }

  @Test
  void callersWaitNoLongerThanTheFunctionAndTheGateway() {
    BrokenRepository store = broken(unavailable(Applied.NO, Duration.ZERO));
    Service service =
        new Service(
            Service.environment(UserPool.shared()), store, new ManualTime(Time.SYSTEM.instant()));

    service.context.remaining(3_000);
    service.send(Call.get("/accounts"));
    assertThat(store.patience()).isEqualTo(Duration.ofMillis(2_500));

    service.context.remaining(900_000);
    service.send(Call.get("/accounts"));
    assertThat(store.patience()).isEqualTo(Duration.ofSeconds(28));
  }

  @Test
  void aDatabaseThatIsAwayAtTheStartDoesNotKeepTheServiceFromStarting() {
    Map<String, String> environment = Service.environment(UserPool.shared());
    environment.put("ACCOUNTS_ADAPTER", "jdbc");
    environment.put("ACCOUNTS_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/accounts");
    environment.put("ACCOUNTS_JDBC_USER", "accounts");

    Settings.Storage.Jdbc away =
        new Settings.Storage.Jdbc("jdbc:postgresql://127.0.0.1:1/accounts", "accounts", "");
    ConnectionPool impatient = new ConnectionPool(Duration.ofMillis(250));

    Service service = new Service(JdbcAccountRepository.over(impatient.to(away)));

    assertThat(Service.wiredBy(environment)).isNotNull();
    FunctionReply reply = service.send(Call.get("/accounts"));
    assertThat(reply.isProblem(503, "storage-unavailable").header("Retry-After")).isNotEmpty();
  }

  private static FunctionReply failing(RuntimeException failure) {
    return new Service(broken(failure)).send(Call.get("/accounts"));
  }

  private static BrokenRepository broken(RuntimeException failure) {
    return new BrokenRepository(failure);
  }

  private static RepositoryException unavailable(Applied applied, Duration retryAfter) {
    return RepositoryException.unavailable(
        "away", new IllegalStateException(SECRET), applied, retryAfter);
  }
}
