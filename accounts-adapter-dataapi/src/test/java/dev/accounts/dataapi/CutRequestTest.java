package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.dataapi.CutHttp.Direction;
import dev.accounts.domain.Account;
import dev.accounts.sql.testing.StoredEvents;
import dev.accounts.sql.testing.Write;
import dev.accounts.testkit.fixture.ManualTime;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The connection ends within the request, between it and the response, and within the response, in
 * steps of some bytes: a write is applied once, and its caller notices nothing.
 */
class CutRequestTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int STEP = 97;

  private final ManualTime time = new ManualTime();
  private final Service service = new Service(time);
  private final StoredEvents events = new StoredEvents(service.database);
  private final CutHttp network = new CutHttp(service.standIn.endpoint());
  private final AccountRepository repository =
      DataApiAccountRepository.over(
          service.client().endpointOverride(network.endpoint()), service.target());

  @AfterEach
  void close() throws Exception {
    network.close();
    events.close();
    service.close();
  }

  /** Every write is tried in {@link EveryWriteUnderEveryFaultTest}. */
  @Test
  void aWriteIsAppliedOnce() {
    Write write = Write.CREATE_ONCE;
    for (Direction direction : Direction.values()) {
      int bytes = 0;
      boolean isCut = true;
      while (isCut) {
        TestTenant tenant = new TestTenant(repository, time);
        Account account = write.prepared(tenant);
        long before = events.ofTheTenantOf(account);
        network.cutAfter(bytes, direction);
        Account after = write.run(tenant, account, account, PATIENCE);
        isCut = network.end();
        assertThat(events.ofTheTenantOf(account)).isEqualTo(before + 1);
        assertThat(tenant.history(after).getFirst().after()).isEqualTo(after);
        bytes += STEP;
      }
      assertThat(bytes).as(direction.name()).isGreaterThan(5 * STEP);
    }
  }

  @Test
  void aReadIsRetried() {
    TestTenant tenant = new TestTenant(repository, time);
    Account account = tenant.open("account");
    for (Direction direction : Direction.values()) {
      int bytes = 0;
      boolean isCut = true;
      while (isCut) {
        network.cutAfter(bytes, direction);
        assertThat(tenant.find(account.id())).contains(account);
        isCut = network.end();
        bytes += STEP;
      }
      assertThat(bytes).as(direction.name()).isGreaterThan(5 * STEP);
    }
  }
}
