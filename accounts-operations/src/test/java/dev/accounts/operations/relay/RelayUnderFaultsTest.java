package dev.accounts.operations.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Deadline;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.lambda.storage.FeedWriters;
import dev.accounts.operations.relay.EventBridgeStandIn.Fault;
import dev.accounts.rest.events.ChangeEvent;
import dev.accounts.sql.SqlDatabase;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every change reaches the bus, while many write, the bus has every fault, two relays work at once,
 * and one of them is killed between sending and noting. The system property {@code
 * accounts.test.changes} makes it as long as one likes.
 */
class RelayUnderFaultsTest {
  private static final int CHANGES = Integer.getInteger("accounts.test.changes", 1_000);
  private static final int WRITERS = 8;
  private static final List<String> TENANTS = List.of("one", "two");
  private static final JsonMapper JSON = new JsonMapper();

  private final Random chance = new Random(11);
  private final RelayFixture fixture = new RelayFixture(this::fault, Duration.ofMillis(300));
  private final AtomicBoolean allIsWritten = new AtomicBoolean();

  private synchronized Fault fault() {
    Fault[] some = {
      Fault.FAILS, Fault.THROTTLES, Fault.TAKES_HALF, Fault.TAKES_HALF, Fault.TAKES_AND_IS_SILENT
    };
    return chance.nextInt(8) == 0 ? some[chance.nextInt(some.length)] : Fault.NONE;
  }

  @Test
  void everyChangeArrivesAndRepetitionsAreRecognisable() throws Exception {
    try (fixture;
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<Integer>> relays =
          Stream.of(fixture.overDataApi(), killed(fixture.overDataApi()))
              .map(over -> threads.submit(() -> relay(over)))
              .toList();
      for (Future<Integer> writer : threads.invokeAll(writers())) {
        writer.get();
      }
      allIsWritten.set(true);
      for (Future<Integer> relay : relays) {
        relay.get();
      }
      List<String> stored = fixture.stored();
      List<String> arrived = fixture.arrived();
      assertThat(stored).hasSizeGreaterThan(CHANGES);
      assertThat(Set.copyOf(arrived)).isEqualTo(Set.copyOf(stored));
      assertThat(arrived).as("there were repetitions").hasSizeGreaterThan(stored.size());
      assertThat(fixture.bus.brokenRules()).isEmpty();
      assertThat(fixture.bus.deadLetters()).isEmpty();
      checkFirstArrivals();
    }
  }

  /**
   * A repetition is the same event. The first arrivals of an account are in order, and fit the
   * schema, with no member that it does not have.
   */
  private void checkFirstArrivals() {
    Schema schema = closedSchema();
    Map<String, JsonNode> firsts = new HashMap<>();
    Map<String, Long> versions = new HashMap<>();
    for (JsonNode detail : fixture.bus.details()) {
      String account = detail.get("tenant").asString() + " " + detail.get("accountId").asString();
      JsonNode first = firsts.putIfAbsent(account + ":" + detail.get("version").asLong(), detail);
      if (first == null) {
        assertThat(schema.validate(detail)).isEmpty();
        assertThat(detail.get("version").asLong())
            .isEqualTo(versions.merge(account, 1L, Long::sum));
      } else {
        assertThat(detail).isEqualTo(first);
      }
    }
  }

  private List<Callable<Integer>> writers() {
    List<Callable<Integer>> all = new ArrayList<>();
    for (String tenant : TENANTS) {
      List<AccountId> shared = Stream.generate(() -> opened(tenant)).limit(4).toList();
      FeedWriters writers =
          new FeedWriters(fixture.database, tenant, shared, CHANGES / TENANTS.size());
      IntStream.range(0, WRITERS).forEach(i -> all.add(() -> writers.write(i)));
    }
    return all;
  }

  private AccountId opened(String tenant) {
    return fixture
        .accounts
        .open(Caller.of(tenant, "tester"), NewAccount.domestic("EUR", Details.named("shared")))
        .id();
  }

  /** As the schedule does it, until the bus has all that was written. */
  private int relay(SqlDatabase over) throws InterruptedException {
    int sent = 0;
    boolean last;
    do {
      last = allIsWritten.get();
      try {
        RelayReport report =
            fixture.relay(over, EventBus.MOST_BYTES).run(Deadline.in(Duration.ofMinutes(5)));
        sent += report.sent();
        last &= report.waitingSince().isEmpty();
      } catch (KilledException killed) {
        last = false;
      }
    } while (!last);
    return sent;
  }

  /** Ends every third time after what was sent, before it is noted or just after that. */
  private static SqlDatabase killed(SqlDatabase database) {
    Random chance = new Random(7);
    return (call, deadline) -> {
      if (call.writes() && chance.nextInt(3) == 0) {
        if (chance.nextBoolean()) {
          database.run(call, deadline);
        }
        throw new KilledException();
      }
      return database.run(call, deadline);
    };
  }

  private static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Schema closedSchema() {
    try (InputStream text =
        ChangeEvent.class.getResourceAsStream("/events/account-change.v1.json")) {
      ObjectNode schema = (ObjectNode) JSON.readTree(text);
      schema.put("additionalProperties", false);
      ((ObjectNode) schema.at("/$defs/account")).put("additionalProperties", false);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema.toString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
