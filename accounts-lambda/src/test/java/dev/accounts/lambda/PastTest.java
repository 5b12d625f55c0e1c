package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.Time;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.fixture.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The register as it was, over HTTP. */
class PastTest {
  private final ManualTime time = new ManualTime(Time.SYSTEM.instant());
  private final Service service =
      new Service(Service.environment(UserPool.shared()), new InMemoryAccountRepository(), time);
  private final String id = service.openNamed("first");
  private final Instant opened = passed();

  /** An instant between two changes. */
  private Instant passed() {
    time.advance(Duration.ofSeconds(1));
    Instant between = time.instant();
    time.advance(Duration.ofSeconds(1));
    return between;
  }

  private void rename(String name) {
    service.patch(id, 1, "{\"name\":\"" + name + "\"}").is(200);
  }

  @Test
  void anAccountOfThePastHasNoEtag() {
    rename("second");
    FunctionReply past = service.send(Call.get("/accounts/" + id + "?asOf=" + opened)).is(200);
    assertThat(past.at("/name")).isEqualTo("first");
    assertThat(past.headers()).doesNotContainKey("ETag");
    service
        .send(Call.get("/accounts/" + id + "?asOf=" + opened).header("If-None-Match", "\"1\""))
        .is(200);
    FunctionReply head =
        service.send(Call.of("HEAD", "/accounts/" + id + "?asOf=" + opened)).is(200);
    assertThat(head.body()).isEmpty();
    assertThat(service.send(Call.get("/accounts/" + id)).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void aDeletedAccountIsInThePastInWhichItLived() {
    service.send(Call.of("DELETE", "/accounts/" + id).ifMatch(1)).is(204);
    Instant deleted = passed();
    for (String path : List.of("/accounts", "/accounts/tree")) {
      assertThat(service.send(Call.get(path + "?asOf=" + opened)).at("/items/0/name"))
          .isEqualTo("first");
      assertThat(service.send(Call.get(path + "?asOf=" + deleted)).json().at("/items")).isEmpty();
    }
    assertThat(service.send(Call.get("/accounts/export?asOf=" + opened)).is(200).body())
        .contains("first");
    assertThat(service.send(Call.get("/accounts/export")).is(200).body()).doesNotContain("first");
    for (String path : List.of("/accounts/" + id + "?", "/accounts/tree?root=" + id + "&")) {
      service.send(Call.get(path + "asOf=" + deleted)).isProblem(404, "account-not-found");
    }
  }

  @Test
  void aDateIsTheEndOfThatDay() {
    Instant created = Instant.parse(service.send(Call.get("/accounts/" + id)).at("/createdAt"));
    LocalDate today = LocalDate.ofInstant(created, ZoneOffset.UTC);
    assertThat(service.send(Call.get("/accounts?asOf=" + today.minusDays(1))).json().at("/items"))
        .isEmpty();
    assertThat(service.send(Call.get("/accounts?asOf=" + today)).is(200).at("/items/0/id"))
        .isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "yesterday",
        "",
        "2026-11-01T09:30:00",
        "0000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "%2B12026-01-01T00:00:00Z",
        "0001-01-01T00:00:00%2B14:00"
      })
  void whatIsNoDateAndNoInstantIsRefused(String text) {
    FunctionReply refused = service.send(Call.get("/accounts?asOf=" + text));
    refused.isProblem(400, "validation-failed");
    assertThat(refused.errors()).containsExactly("query /asOf bad-value");
    assertThat(refused.at("/errors/0/detail")).contains("such as 2026-11-01");
  }

  @Test
  void anInstantThatIsMoreThanADayAheadIsRefused() {
    Instant most = time.instant().plus(Duration.ofDays(1));
    service.send(Call.get("/accounts?asOf=" + most)).is(200);
    for (String path :
        List.of("/accounts", "/accounts/tree", "/accounts/export", "/accounts/" + id)) {
      FunctionReply refused = service.send(Call.get(path + "?asOf=" + most.plusMillis(1)));
      refused.isProblem(400, "validation-failed");
      assertThat(refused.at("/errors/0/detail"))
          .isEqualTo("must not be more than a day in the future");
    }
  }

  @Test
  void aCursorBelongsToOneInstant() {
    service.openNamed("second");
    Instant both = passed();
    String page = "/accounts?limit=1&asOf=" + both;
    String cursor = service.send(Call.get(page)).is(200).at("/nextCursor");
    assertThat(service.send(Call.get(page + "&cursor=" + cursor)).at("/items/0/name"))
        .isEqualTo("second");
    for (String other : List.of("", "&asOf=" + both.plusMillis(1))) {
      service
          .send(Call.get("/accounts?limit=1" + other + "&cursor=" + cursor))
          .isProblem(400, "invalid-cursor");
    }
  }

  @Test
  void theDifferenceOfTwoInstantsHasWhatEachAccountWasAndBecame() {
    rename("renamed");
    service.openNamed("opened");
    Instant to = passed();
    service.openNamed("later");
    String query = "/accounts/differences?from=" + opened + "&to=" + to + "&limit=1";

    FunctionReply first = service.send(Call.get(query)).is(200);
    assertThat(first.at("/items/0/id")).isEqualTo(id);
    assertThat(first.json().at("/items/0/changes").toString()).isEqualTo("[\"RENAMED\"]");
    assertThat(first.json().at("/items/0/fields").toString()).isEqualTo("[\"name\"]");
    assertThat(first.at("/items/0/before/name")).isEqualTo("first");
    assertThat(first.at("/items/0/after/name")).isEqualTo("renamed");
    String rest = query + "&cursor=" + first.at("/nextCursor");
    FunctionReply second = service.send(Call.get(rest)).is(200);
    assertThat(second.json().at("/items/0").propertyNames())
        .containsExactly("id", "changes", "fields", "after");
    assertThat(second.json().at("/items/0/changes").toString()).isEqualTo("[\"OPENED\"]");
    assertThat(second.json().at("/items/0/fields").toString())
        .isEqualTo("[\"name\",\"type\",\"currency\",\"status\"]");
    assertThat(second.json().has("nextCursor")).isFalse();
    service
        .send(Call.get(rest.replace(to.toString(), to.plusMillis(1).toString())))
        .isProblem(400, "invalid-cursor");
    assertThat(
            service
                .send(Call.get("/accounts/differences?from=" + opened))
                .is(200)
                .json()
                .at("/items"))
        .hasSize(3);
  }

  @Test
  void aPeriodNeedsABeginningThatIsNotAfterItsEnd() {
    refused("", "query /from required");
    refused("?from=2026-01-02&to=2026-01-01", "query /from bad-value");
    refused("?from=x&to=y", "query /from bad-value", "query /to bad-value");
  }

  private void refused(String query, String... errors) {
    FunctionReply reply = service.send(Call.get("/accounts/differences" + query));
    reply.isProblem(400, "validation-failed");
    assertThat(reply.errors()).containsExactly(errors);
  }
}
